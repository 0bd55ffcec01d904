using System.Text.Json.Serialization;

namespace Outdial.Cli;

/// <summary>Profiles as JSON.</summary>
[JsonSerializable(typeof(IReadOnlyList<ProfileObject>), TypeInfoPropertyName = "Profiles")]
[JsonSerializable(typeof(ProfileChangeObject))]
[JsonSerializable(typeof(ProfileObject))]
internal sealed partial class ProfileJson : JsonSerializerContext
{
    internal static ProfileJson Line { get; } = new(JsonOutput.Options());
}
