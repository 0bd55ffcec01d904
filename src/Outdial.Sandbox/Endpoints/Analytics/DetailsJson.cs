using System.Text.Json.Serialization;

namespace Outdial.Sandbox;

/// <summary>How the result of a query is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(MillisecondTimeConverter)])]
[JsonSerializable(typeof(DetailsResult))]
internal sealed partial class DetailsJson : JsonSerializerContext;
