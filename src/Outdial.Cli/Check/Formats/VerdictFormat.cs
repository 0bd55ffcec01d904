namespace Outdial.Cli;

/// <summary>A verdict for each line of a list; the lines are written where they are checked.</summary>
/// <param name="words">Gets messages about the file, not about a line.</param>
internal sealed class VerdictFormat(IReportFormat words) : IReportFormat
{
    internal const string Name = "verdicts";

    public void Begin()
    {
    }

    public void Write(CheckFinding finding)
    {
        if (!finding.IsLine)
        {
            words.Write(finding);
        }
    }

    public void End(CheckTally tally)
    {
    }
}
