namespace Outdial.Sandbox;

/// <summary>The clock of everything in an emulator: the given one, and what it was moved forward by.</summary>
/// <remarks>
/// Pauses of faults run on the given clock alone: moving the emulator's time forward does not cut them short.
/// </remarks>
internal sealed class SandboxClock(TimeProvider time)
{
    private long _ahead;

    /// <summary>The clock that was given, for timers and pauses.</summary>
    public TimeProvider TimeProvider { get; } = time;

    public DateTimeOffset Now => TimeProvider.GetUtcNow() + Offset;

    /// <summary>By how much it was moved forward.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Volatile.Read(ref _ahead));

    /// <summary>Moves forward; a clock never goes back.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
