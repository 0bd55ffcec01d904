using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Reads members of a JSON object that may be absent or of another type.</summary>
internal static class JsonElementMembers
{
    /// <summary>The text of a member; null if it is absent or is not a string.</summary>
    public static string? Text(this JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>The value of a member; null if it is absent or is neither true nor false.</summary>
    public static bool? Flag(this JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : null;

    /// <summary>The value of a member; null if it is absent or is not a whole number of 32 bits.</summary>
    public static int? Whole(this JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number
        && value.TryGetInt32(out var number)
            ? number
            : null;
}
