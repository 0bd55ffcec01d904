using System.Text.Json.Serialization;

namespace Outdial.Sandbox;

/// <summary>How the platform's responses are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlatformErrorBody))]
[JsonSerializable(typeof(PlatformCallCreated))]
internal sealed partial class PlatformBodyJson : JsonSerializerContext;
