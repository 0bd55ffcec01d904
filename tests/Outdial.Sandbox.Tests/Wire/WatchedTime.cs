using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Outdial.Sandbox.Tests;

/// <summary>A clock that the test moves, and that tells when a pause begins on it: before that, moving it would be too
/// early.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _pauses = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>The length of the next pause that begins, or has begun.</summary>
    public Task<TimeSpan> PauseAsync() => _pauses.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Timeout.InfiniteTimeSpan)
            _pauses.Writer.TryWrite(dueTime);
        return timer;
    }
}
