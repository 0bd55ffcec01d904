using System.Text.Json.Serialization;

namespace Outdial.Cli;

/// <summary>An examined account as JSON.</summary>
[JsonSerializable(typeof(DoctorReport))]
internal sealed partial class DoctorJson : JsonSerializerContext
{
    internal static DoctorJson Line { get; } = new(JsonOutput.Options());
}
