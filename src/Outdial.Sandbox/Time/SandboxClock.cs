namespace Outdial.Sandbox;

/// <summary>The clock of a sandbox: the given clock plus an offset.</summary>
/// <remarks>
/// Delays of faults use only the given clock: moving the sandbox's time forward does not shorten them.
/// </remarks>
internal sealed class SandboxClock(TimeProvider time)
{
    private long _ahead;

    /// <summary>The given clock, for timers and delays.</summary>
    public TimeProvider TimeProvider { get; } = time;

    public DateTimeOffset Now => TimeProvider.GetUtcNow() + Offset;

    /// <summary>How far it was moved forward.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Volatile.Read(ref _ahead));

    /// <summary>Moves forward; a clock never goes back.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
