using System.Text.Json.Serialization;

namespace Outdial.Lists;

/// <summary>How a list is placed, as it is kept in its ledger: generated, so that it works in a native
/// program.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredSettings))]
internal sealed partial class StoredSettingsJson : JsonSerializerContext;
