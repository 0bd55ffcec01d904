using System.Text.Json.Serialization;

namespace Outdial.Cli;

/// <summary>Findings and their summary as JSON.</summary>
[JsonSerializable(typeof(ReportedFinding))]
[JsonSerializable(typeof(ReportedSummary))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    internal static ReportJson Output { get; } = new(JsonOutput.WithoutNulls());
}
