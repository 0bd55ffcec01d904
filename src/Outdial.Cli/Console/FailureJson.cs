using System.Text.Json.Serialization;

namespace Outdial.Cli;

/// <summary>Why a command could not run as JSON.</summary>
[JsonSerializable(typeof(FailureObject))]
internal sealed partial class FailureJson : JsonSerializerContext
{
    internal static FailureJson Line { get; } = new(JsonOutput.Options());
}
