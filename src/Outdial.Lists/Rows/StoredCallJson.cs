using System.Text.Json.Serialization;

namespace Outdial.Lists;

/// <summary>The call of a row as its ledger keeps it: generated, so that it works in a native program. What is not
/// said is left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(StoredCall))]
internal sealed partial class StoredCallJson : JsonSerializerContext;
