namespace Outdial.Cli;

/// <summary>A way to write findings down: one at a time, so that there may be any number of them.</summary>
internal interface IReportFormat
{
    /// <summary>The text before the first finding.</summary>
    void Begin();

    /// <summary>Writes a finding.</summary>
    void Write(CheckFinding finding);

    /// <summary>The text after the last finding.</summary>
    void End(CheckTally tally);
}
