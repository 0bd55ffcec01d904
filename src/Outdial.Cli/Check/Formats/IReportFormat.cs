namespace Outdial.Cli;

/// <summary>A way to write findings down: one at a time, so that there may be any number of them.</summary>
internal interface IReportFormat
{
    /// <summary>What stands before the first finding.</summary>
    void Begin();

    /// <summary>Writes a finding.</summary>
    void Write(CheckFinding finding);

    /// <summary>What stands behind the last finding.</summary>
    void End(CheckTally tally);
}
