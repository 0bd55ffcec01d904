using System.Text.Json.Serialization;

namespace Outdial.Sandbox;

/// <summary>How the guide's responses are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GuideErrors))]
[JsonSerializable(typeof(GuideCallCreated))]
internal sealed partial class GuideBodyJson : JsonSerializerContext;
