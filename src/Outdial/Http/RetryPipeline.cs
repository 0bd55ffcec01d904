using Polly;

namespace Outdial;

/// <summary>Runs attempts under a <see cref="RetryPolicy"/>.</summary>
/// <typeparam name="TResult">What an attempt gives.</typeparam>
internal sealed class RetryPipeline<TResult>(ResiliencePipeline<TResult> pipeline)
    where TResult : class
{
    /// <summary>Runs attempts until one is the last.</summary>
    /// <param name="attempt">One attempt.</param>
    /// <param name="deadline">The time past which nothing is repeated; null if there is none.</param>
    /// <param name="cancellationToken">Ends the pauses between attempts, and is given to each.</param>
    /// <returns>What the last attempt gave, also if the caller gave up meanwhile.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before an attempt began, in a pause, or by an
    /// attempt.</exception>
    internal async ValueTask<TResult> RunAsync(
        Func<CancellationToken, ValueTask<TResult>> attempt,
        RetryDeadline? deadline,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(RetryDeadline.Key, deadline);
        try
        {
            return await pipeline.ExecuteAsync(
                static (context, attempt) => attempt(context.CancellationToken), context, attempt)
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
