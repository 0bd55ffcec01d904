namespace Outdial.Cli;

/// <summary>A verdict for each line of a list; the lines are written where they are checked.</summary>
internal sealed class VerdictFormat : IReportFormat
{
    internal const string Name = "verdicts";

    public void Begin()
    {
    }

    public void Write(CheckFinding finding)
    {
    }

    public void End(CheckTally tally)
    {
    }
}
