using System.Text.Json.Serialization;

namespace Outdial.Cli;

/// <summary>A rule as JSON.</summary>
[JsonSerializable(typeof(RuleObject))]
internal sealed partial class RuleJson : JsonSerializerContext
{
    internal static RuleJson Line { get; } = new(JsonOutput.Options());
}
