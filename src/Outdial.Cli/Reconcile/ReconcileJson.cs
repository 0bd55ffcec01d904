using System.Text.Json.Serialization;

namespace Outdial.Cli;

/// <summary>What was found out about an unknown call as JSON.</summary>
[JsonSerializable(typeof(ReconcileObject))]
internal sealed partial class ReconcileJson : JsonSerializerContext
{
    internal static ReconcileJson Line { get; } = new(JsonOutput.Options());
}
