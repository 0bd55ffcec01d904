using System.Text.Json.Serialization;

namespace Outdial.Accounts;

/// <summary>How tokens are written to a file.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Dictionary<string, TokenEntry>))]
internal sealed partial class TokenFileJson : JsonSerializerContext;
