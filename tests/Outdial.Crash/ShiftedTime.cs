namespace Outdial.Crash;

/// <summary>The system's clock, ahead: reconciliation waits for minutes that need not pass.</summary>
internal sealed class ShiftedTime(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
