using System.Diagnostics.CodeAnalysis;
using Polly;
using Polly.Retry;

namespace Outdial;

/// <summary>Repeats what is proved safe to repeat, with a pause between, a bounded number of times.</summary>
/// <param name="options">How often, and how patiently.</param>
/// <param name="time">The clock that pauses run on.</param>
/// <param name="random">See <see cref="BackOff"/>.</param>
internal sealed class RetryPolicy(RetryOptions options, TimeProvider time, Func<double>? random = null)
{
    private readonly BackOff _backOff = new(options.BackOff, random);
    private readonly int _maxAttempts = options.MaxAttempts;
    private readonly TimeSpan _maxRetryAfter = options.MaxRetryAfter;

    /// <summary>A pipeline that repeats while <paramref name="mayRepeat"/> says so.</summary>
    /// <param name="mayRepeat">Whether the result proves that repeating is safe.</param>
    /// <param name="asked">The pause that the service asked for with the result, or null.</param>
    /// <param name="pausing">Told of each pause.</param>
    /// <param name="deadline">Past which no pause may last; null if there is none.</param>
    internal ResiliencePipeline<TResult> For<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TResult>(
        Func<TResult, bool> mayRepeat,
        Func<TResult, TimeSpan?> asked,
        Func<TResult, TimeSpan, ValueTask> pausing,
        Func<ResilienceContext, DateTimeOffset?>? deadline = null)
        where TResult : class
    {
        if (_maxAttempts == 1)
        {
            return ResiliencePipeline<TResult>.Empty;
        }

        var builder = new ResiliencePipelineBuilder<TResult> { TimeProvider = time };
        return builder.AddRetry(new RetryStrategyOptions<TResult>
        {
            MaxRetryAttempts = _maxAttempts - 1,
            ShouldHandle = args => ValueTask.FromResult(
                args.Outcome.Result is { } result && mayRepeat(result) && !(asked(result) > _maxRetryAfter) &&
                !(time.GetUtcNow() + (asked(result) ?? TimeSpan.Zero) >= deadline?.Invoke(args.Context))),
            DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(
                _backOff.After(args.AttemptNumber, args.Outcome.Result is { } result ? asked(result) : null)),
            OnRetry = args => args.Outcome.Result is { } result
                ? pausing(result, args.RetryDelay)
                : ValueTask.CompletedTask,
        }).Build();
    }
}
