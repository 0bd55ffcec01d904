using System.Text.Json.Serialization;

namespace Outdial.Cli;

/// <summary>The state of a call, and changes to it, as JSON.</summary>
[JsonSerializable(typeof(ChangeObject))]
[JsonSerializable(typeof(StatusObject))]
internal sealed partial class TrackingJson : JsonSerializerContext
{
    internal static TrackingJson Line { get; } = new(JsonOutput.Options());
}
