using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>A call as GET shows it: the published CallConversation, flat, with the state on each participant.</summary>
internal sealed record CallConversation(Call Call) : Answer(StatusCodes.Status200OK)
{
    // As the published invalid.date asks for: yyyy-MM-ddTHH:mm:ss.SSSZ.
    private const string Milliseconds = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override void WriteBody(Utf8JsonWriter json, string correlationId)
    {
        json.WriteStartObject();
        json.WriteString("id", Call.Id);
        json.WriteStartArray("participants");
        foreach (var leg in Call.Legs)
            WriteParticipant(json, leg);
        json.WriteEndArray();
        json.WriteString("recordingState", "none");
        json.WriteString("selfUri", Call.SelfUri);
        json.WriteEndObject();
    }

    private void WriteParticipant(Utf8JsonWriter json, Leg leg)
    {
        json.WriteStartObject();
        json.WriteString("id", leg.Id);
        json.WriteString("startTime", Call.Created.UtcDateTime.ToString(Milliseconds, CultureInfo.InvariantCulture));
        json.WriteString("purpose", leg.Purpose);
        json.WriteString("state", leg.State);
        json.WriteString("direction", "outbound");
        if (leg.Address is { } address)
            json.WriteString("address", address);
        if (leg.UserId is { } userId)
            WriteUser(json, userId);
        if (leg.QueueId is { } queueId)
            WriteQueue(json, queueId);
        json.WriteBoolean("held", false);
        json.WriteBoolean("muted", false);
        json.WriteBoolean("wrapupRequired", false);
        json.WriteString("provider", "Edge");
        json.WriteEndObject();
    }

    private static void WriteUser(Utf8JsonWriter json, string userId)
    {
        json.WriteStartObject("user");
        json.WriteString("id", userId);
        json.WriteString("selfUri", $"/api/v2/users/{userId}");
        json.WriteEndObject();
    }

    private static void WriteQueue(Utf8JsonWriter json, string queueId)
    {
        json.WriteStartObject("queue");
        json.WriteString("id", queueId);
        json.WriteEndObject();
    }
}
