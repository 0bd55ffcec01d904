using System.Text.Json;

namespace Outdial.Cli;

/// <summary>One JSON object with all findings and a summary, a finding on each line.</summary>
internal sealed class JsonFormat(TextWriter to) : IReportFormat
{
    private bool _isFirst = true;

    public void Begin() => to.Write("{\"findings\":[");

    public void Write(CheckFinding finding)
    {
        to.WriteLine(_isFirst ? "" : ",");
        _isFirst = false;
        to.Write(JsonSerializer.Serialize(ReportedFinding.Of(finding), ReportJson.Output.ReportedFinding));
    }

    public void End(CheckTally tally)
    {
        var summary = JsonSerializer.Serialize(ReportedSummary.Of(tally), ReportJson.Output.ReportedSummary);
        to.WriteLine($"],\"summary\":{summary}}}");
    }
}
