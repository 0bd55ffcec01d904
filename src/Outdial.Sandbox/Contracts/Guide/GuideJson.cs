using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Reads members of the guide's body.</summary>
/// <remarks>
/// The guide says which members it needs, not which values it refuses. So an optional member that is null counts as
/// absent, and members that the guide does not name are ignored.
/// </remarks>
internal static class GuideJson
{
    public static bool IsGiven(JsonElement parent, string name, out JsonElement value) =>
        parent.TryGetProperty(name, out value) && value.ValueKind is not JsonValueKind.Null;

    /// <summary>
    /// Reads a required string: the guide lists missing, null and empty as errors.
    /// </summary>
    public static string? RequiredText(JsonElement parent, string name, string path, List<string> errors)
    {
        if (!IsGiven(parent, name, out var value))
            errors.Add($"{path}.{name} is missing");
        else if (value.ValueKind is not JsonValueKind.String)
            errors.Add($"{path}.{name} is malformed");
        else if (value.GetString() is { Length: > 0 } text)
            return text;
        else
            errors.Add($"{path}.{name} is empty");
        return null;
    }

    public static void OptionalText(JsonElement parent, string name, string path, List<string> errors)
    {
        if (IsGiven(parent, name, out var value) && value.ValueKind is not JsonValueKind.String)
            errors.Add($"{path}.{name} is malformed");
    }
}
