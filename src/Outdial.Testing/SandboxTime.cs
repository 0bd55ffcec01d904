using Outdial.Sandbox;

namespace Outdial.Testing;

/// <summary>A client's clock that the sandbox follows: a pause of the client takes no wall time, and moves the
/// sandbox's clock forward as well.</summary>
/// <remarks>So a call is followed to its end in as long as its requests take. A timer that is due in
/// <see cref="AttemptTimeout"/> or in an hour and more is a time limit, and never fires; every other one is a pause.
/// Use it with the options of <see cref="SandboxClients.CreateOptions"/>, whose limits are of that length.</remarks>
/// <param name="sandbox">The sandbox that follows.</param>
public sealed class SandboxTime(GenesysSandbox sandbox) : TimeProvider
{
    // No pause of a client has this length.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly DateTimeOffset _began = System.GetUtcNow();
    private readonly long _beganAt = System.GetTimestamp();
    private long _ahead;

    /// <summary>The limit of an attempt that this clock takes for one: 41 s, which is no pause's length.</summary>
    public static TimeSpan AttemptTimeout { get; } = TimeSpan.FromSeconds(41);

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _began + TimeSpan.FromTicks(GetTimestamp());

    /// <inheritdoc/>
    public override long GetTimestamp() => System.GetElapsedTime(_beganAt).Ticks + Interlocked.Read(ref _ahead);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == AttemptTimeout || dueTime >= Longest || dueTime == Timeout.InfiniteTimeSpan)
        {
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        Interlocked.Add(ref _ahead, dueTime.Ticks);
        sandbox.Advance(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
