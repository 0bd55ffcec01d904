using System.Globalization;

namespace Outdial.Cli;

/// <summary>How often each rule fired, the most frequent first.</summary>
internal sealed class StatisticsFormat(TextWriter to) : IReportFormat
{
    public void Begin()
    {
    }

    public void Write(CheckFinding finding)
    {
    }

    public void End(CheckTally tally)
    {
        foreach (var (rule, count) in tally.ByRule)
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,9}  {rule.Id}  {rule.Name}"));
        }
    }
}
