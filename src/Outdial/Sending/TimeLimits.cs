using System.Collections.Concurrent;

namespace Outdial;

/// <summary>The time limits of attempts. One that was not reached is used again: a limit and its timer are made once
/// for all the calls that follow each other.</summary>
internal sealed class TimeLimits(TimeProvider time)
{
    // Never more than there were calls at once, since one is made only where none is left.
    private readonly ConcurrentQueue<CancellationTokenSource> _kept = new();

    internal CancellationTokenSource Begin(TimeSpan timeout)
    {
        if (!_kept.TryDequeue(out var limit))
        {
            return new CancellationTokenSource(timeout, time);
        }

        limit.CancelAfter(timeout);
        return limit;
    }

    /// <summary>Ends a limit. Only one of an attempt that was answered is used again: then nobody is left who might
    /// look at its token.</summary>
    internal void End(CancellationTokenSource limit, bool answered)
    {
        // What was cancelled, or is about to be, is not reset; nor is what runs on another clock than the system's.
        if (answered && limit.TryReset())
        {
            _kept.Enqueue(limit);
        }
        else
        {
            limit.Dispose();
        }
    }
}
