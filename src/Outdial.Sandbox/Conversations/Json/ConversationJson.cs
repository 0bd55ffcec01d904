using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>The small parts that both shapes of a conversation have.</summary>
internal static class ConversationJson
{
    public static string Word(this LegState state) => state switch
    {
        LegState.Contacting => "contacting",
        LegState.Dialing => "dialing",
        LegState.Connected => "connected",
        LegState.Disconnected => "disconnected",
        _ => "terminated",
    };

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
