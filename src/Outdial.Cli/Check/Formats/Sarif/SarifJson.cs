using System.Text.Json.Serialization;

namespace Outdial.Cli;

/// <summary>Parts of a SARIF report as JSON.</summary>
[JsonSerializable(typeof(SarifResult))]
[JsonSerializable(typeof(SarifRule))]
internal sealed partial class SarifJson : JsonSerializerContext
{
    internal static SarifJson Output { get; } = new(JsonOutput.WithoutNulls());
}
