using System.Text.Json.Serialization;

namespace Outdial.Ledger.PostgreSql;

/// <summary>Generated, so that it works in a native program.</summary>
[JsonSerializable(typeof(TokenFields))]
internal sealed partial class TokenJson : JsonSerializerContext;
