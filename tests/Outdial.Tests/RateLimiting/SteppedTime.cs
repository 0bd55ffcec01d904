namespace Outdial.Tests;

/// <summary>Time that passes as a test says, on a wall clock that is set forward and back.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);

    private TimeSpan _passed;
    private TimeSpan _offset;

    /// <summary>How much time has truly passed.</summary>
    internal TimeSpan Passed => _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start + _passed + _offset;

    public override long GetTimestamp() => _passed.Ticks;

    internal void Pass(TimeSpan time) => _passed += time;

    internal void Set(TimeSpan step) => _offset += step;
}
