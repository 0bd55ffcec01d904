using System.Text.Json;

namespace Outdial.Cli;

/// <summary>A JSON object for each finding, on a line of its own.</summary>
internal sealed class NdjsonFormat(TextWriter to) : IReportFormat
{
    public void Begin()
    {
    }

    public void Write(CheckFinding finding) =>
        to.WriteLine(JsonSerializer.Serialize(ReportedFinding.Of(finding), ReportJson.Output.ReportedFinding));

    public void End(CheckTally tally)
    {
    }
}
