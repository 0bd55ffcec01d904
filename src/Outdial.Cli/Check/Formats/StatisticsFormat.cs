using System.Globalization;

namespace Outdial.Cli;

/// <summary>How often each rule fired, the most frequent first.</summary>
/// <param name="to">Where to.</param>
/// <param name="words">Takes why a file was not read or written: a count does not say which, nor why.</param>
internal sealed class StatisticsFormat(TextWriter to, IReportFormat words) : IReportFormat
{
    public void Begin()
    {
    }

    public void Write(CheckFinding finding)
    {
        if (CheckTally.IsFailure(finding.Diagnostic.Rule))
        {
            words.Write(finding);
        }
    }

    public void End(CheckTally tally)
    {
        foreach (var (rule, count) in tally.ByRule)
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,9}  {rule.Id}  {rule.Name}"));
        }
    }
}
