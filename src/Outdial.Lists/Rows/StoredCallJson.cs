using System.Text.Json.Serialization;

namespace Outdial.Lists;

/// <summary>The texts that a list keeps in its ledger: generated, so that it works in a native program. What is not
/// said is left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(StoredCall))]
[JsonSerializable(typeof(StoredSettings))]
internal sealed partial class StoredCallJson : JsonSerializerContext;
