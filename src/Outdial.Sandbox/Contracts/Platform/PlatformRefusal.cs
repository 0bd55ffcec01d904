using System.Collections.Immutable;
using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>An ErrorBody of the published API.</summary>
/// <remarks>
/// The members and their order are those of the recorded bodies in the official announcements of 429 and 403 bodies
/// (developer.genesys.cloud forum 12028 and 16130).
/// </remarks>
internal sealed record PlatformRefusal(int Status, string Code, string Message) : JsonResponse(Status)
{
    /// <summary>The message with names in braces where the values stand; null if it has no values.</summary>
    public string? MessageWithParams { get; init; }

    public ImmutableArray<KeyValuePair<string, string>> MessageParams { get; init; } = [];

    protected override void WriteBody(Utf8JsonWriter json, string correlationId)
    {
        json.WriteStartObject();
        json.WriteString("message", Message);
        json.WriteString("code", Code);
        json.WriteNumber("status", Status);
        if (MessageWithParams is { } template)
            WriteParams(json, template);
        json.WriteString("contextId", correlationId);
        json.WriteStartArray("details");
        json.WriteEndArray();
        json.WriteStartArray("errors");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteParams(Utf8JsonWriter json, string template)
    {
        json.WriteString("messageWithParams", template);
        json.WriteStartObject("messageParams");
        foreach (var (name, value) in MessageParams)
            json.WriteString(name, value);
        json.WriteEndObject();
    }
}
