using System.Text.Json.Serialization;

namespace Outdial.Cli;

/// <summary>How profiles are printed for machines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProfileObject))]
internal sealed partial class ProfileJson : JsonSerializerContext;
