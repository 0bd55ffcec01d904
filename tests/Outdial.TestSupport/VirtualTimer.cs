namespace Outdial.TestSupport;

/// <summary>A timer of <see cref="VirtualTime"/>; it fires on the thread pool.</summary>
internal sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period;

    /// <summary>When it is due; another value than it was queued with means that it was changed.</summary>
    internal long At { get; set; } = -1;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        (_period, At) = (period, -1);
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            time.Schedule(this, dueTime);
        }

        return true;
    }

    public void Dispose() => At = -1;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Fire()
    {
        At = -1;
        if (_period > TimeSpan.Zero)
        {
            time.Schedule(this, _period);
        }

        ThreadPool.QueueUserWorkItem(_ => callback(state));
    }
}
