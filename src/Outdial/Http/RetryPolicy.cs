using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Outdial;

/// <summary>How often, and after which pauses, what is proved safe to repeat is repeated.</summary>
/// <param name="options">How often, and how patiently.</param>
/// <param name="time">The clock that pauses run on.</param>
/// <param name="logger">Told of each pause.</param>
/// <param name="random">See <see cref="BackOff"/>.</param>
internal sealed class RetryPolicy(
    RetryOptions options, TimeProvider time, ILogger logger, Func<double>? random = null)
{
    // Copies: the options may be changed for another client.
    private readonly BackOff _backOff = new(options.BackOff, random);
    private readonly int _maxAttempts = options.MaxAttempts;
    private readonly TimeSpan _maxRetryAfter = options.MaxRetryAfter;

    /// <summary>Repeats while results ask for it.</summary>
    /// <typeparam name="TResult">What an attempt gives.</typeparam>
    /// <param name="read">What a result asks for; null if it is the last.</param>
    internal RetryPipeline<TResult> For<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TResult>(
        Func<TResult, RetryRequest?> read)
        where TResult : class =>
        new(_maxAttempts == 1
            ? ResiliencePipeline<TResult>.Empty
            : new ResiliencePipelineBuilder<TResult> { TimeProvider = time }.AddRetry(Strategy(read)).Build());

    private RetryStrategyOptions<TResult> Strategy<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TResult>(Func<TResult, RetryRequest?> read)
        where TResult : class => new()
        {
            MaxRetryAttempts = _maxAttempts - 1,
            ShouldHandle = args => ValueTask.FromResult(
                args.Outcome.Result is { } result && read(result) is { } asked && IsInBounds(asked, args.Context)),
            DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(
                _backOff.After(args.AttemptNumber, read(args.Outcome.Result!)!.After)), // it is what was handled
            OnRetry = args =>
            {
                ServiceLog.Pausing(logger, args.RetryDelay.TotalSeconds, read(args.Outcome.Result!)!.Why); // as above
                return ValueTask.CompletedTask;
            },
        };

    // No longer than the service may ask for, and not past the time for it all. Once the caller has given up, what came
    // before that is the result: Polly would throw it away.
    private bool IsInBounds(RetryRequest asked, ResilienceContext context) =>
        !context.CancellationToken.IsCancellationRequested &&
        !(asked.After > _maxRetryAfter) &&
        !(time.GetUtcNow() + (asked.After ?? TimeSpan.Zero) >=
            context.Properties.GetValue(RetryDeadline.Key, null)?.At);
}
