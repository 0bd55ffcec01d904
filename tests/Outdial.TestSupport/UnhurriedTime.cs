using System.Collections.Concurrent;

namespace Outdial.TestSupport;

/// <summary>A clock on which pauses pass at once and patience never runs out.</summary>
/// <remarks>A timer due in exactly <see cref="Patience"/>, or in an hour and more, is a time limit and never
/// fires. Every other timer is a pause: it fires at once, moves the clock on, and is kept in
/// <see cref="Pauses"/>.</remarks>
public sealed class UnhurriedTime(TimeSpan patience) : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _pauses = new();
    private long _ticks = new DateTimeOffset(2026, 9, 1, 10, 0, 0, TimeSpan.Zero).UtcTicks;

    public TimeSpan Patience => patience;

    public IReadOnlyList<TimeSpan> Pauses => [.. _pauses];

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == patience || dueTime >= TimeSpan.FromHours(1) || dueTime == Timeout.InfiniteTimeSpan)
        {
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        _pauses.Enqueue(dueTime);
        Interlocked.Add(ref _ticks, dueTime.Ticks);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
