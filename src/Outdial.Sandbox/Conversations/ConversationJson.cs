using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>The small parts that both shapes of a conversation have.</summary>
internal static class ConversationJson
{
    // As the published invalid.date asks for: yyyy-MM-ddTHH:mm:ss.SSSZ.
    private const string Milliseconds = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Word(this LegState state) => state switch
    {
        LegState.Contacting => "contacting",
        LegState.Dialing => "dialing",
        LegState.Connected => "connected",
        LegState.Disconnected => "disconnected",
        _ => "terminated",
    };

    public static string Text(this DateTimeOffset time) =>
        time.UtcDateTime.ToString(Milliseconds, CultureInfo.InvariantCulture);

    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
            json.WriteString(name, known.Text());
    }

    public static void WriteOptional(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    public static void WriteReference(this Utf8JsonWriter json, string name, string? id, string path)
    {
        if (id is null)
            return;
        json.WriteStartObject(name);
        json.WriteString("id", id);
        json.WriteString("selfUri", path + id);
        json.WriteEndObject();
    }

    public static void WriteAttributes(this Utf8JsonWriter json, ImmutableDictionary<string, string> attributes)
    {
        if (attributes.IsEmpty)
            return;
        json.WriteStartObject("attributes");
        foreach (var (name, value) in attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    public static void WriteErrorInfo(this Utf8JsonWriter json, ErrorInfo? error)
    {
        if (error is null)
            return;
        json.WriteStartObject("errorInfo");
        json.WriteString("message", error.Message);
        json.WriteString("code", error.Code);
        json.WriteEndObject();
    }
}
