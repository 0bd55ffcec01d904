using System.Globalization;
using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Members that stand in an object only if there is a value.</summary>
internal static class JsonMembers
{
    // As the published invalid.date asks for: yyyy-MM-ddTHH:mm:ss.SSSZ.
    private const string Milliseconds = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
            json.WriteString(name, known.UtcDateTime.ToString(Milliseconds, CultureInfo.InvariantCulture));
    }

    public static void WriteOptional(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }
}
