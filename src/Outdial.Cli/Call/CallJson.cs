using System.Text.Json.Serialization;

namespace Outdial.Cli;

/// <summary>The result of a call as JSON.</summary>
[JsonSerializable(typeof(CallReportObject))]
internal sealed partial class CallJson : JsonSerializerContext
{
    internal static CallJson Line { get; } = new(JsonOutput.Options());
}
