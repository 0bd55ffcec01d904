using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Outdial.Tests;

/// <summary>A clock that moves only for pauses: a wait moves it on by as long, at once.</summary>
internal sealed class PassingTime() : FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero))
{
    /// <summary>A timer of exactly this length is a time limit, not a pause.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(29);

    // And this one that of a whole call.
    private static readonly TimeSpan CallLimit = new OutdialOptions().TotalTimeout;

    private readonly ConcurrentQueue<TimeSpan> _pauses = new();

    internal IReadOnlyList<TimeSpan> Pauses => [.. _pauses];

    /// <summary>The same clock for the service, whose own timers move nothing.</summary>
    internal TimeProvider OfService => new ServiceTime(this);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Limit && dueTime != CallLimit && dueTime > TimeSpan.Zero)
        {
            _pauses.Enqueue(dueTime);
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }

    private ITimer TimerOfService(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime, period);

    private sealed class ServiceTime(PassingTime time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override long TimestampFrequency => time.TimestampFrequency;

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            time.TimerOfService(callback, state, dueTime, period);
    }
}
