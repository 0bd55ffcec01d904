using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>What a search for users looks for: a text that is a user's mail address or name.</summary>
internal sealed record UserQuery(bool ByEmail, string Value)
{
    public static UserQuery? Read(JsonElement body) =>
        body.TryGetProperty("query", out var criteria) && criteria.ValueKind is JsonValueKind.Array
        && criteria.GetArrayLength() == 1 && criteria[0] is { ValueKind: JsonValueKind.Object } one
        && one.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String
        && type.ValueEquals("EXACT")
        && one.TryGetProperty("value", out var value) && value.ValueKind is JsonValueKind.String
        && one.TryGetProperty("fields", out var fields) && fields.ValueKind is JsonValueKind.Array
        && fields.GetArrayLength() == 1 && fields[0] is { ValueKind: JsonValueKind.String } field
        && (field.ValueEquals("email") || field.ValueEquals("name"))
            ? new UserQuery(field.ValueEquals("email"), value.GetString()!)
            : null;

    public bool Matches(SandboxUser user) =>
        (ByEmail ? user.Email : user.Name).Equals(Value, StringComparison.OrdinalIgnoreCase);
}
