using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Writes a call as the published CallHistoryConversation: without states and without attributes.</summary>
internal static class CallHistoryConversation
{
    public static void Write(Utf8JsonWriter json, Conversation call)
    {
        json.WriteStartObject();
        json.WriteString("id", call.Id);
        json.WriteStartArray("participants");
        foreach (var leg in call.Legs)
            WriteParticipant(json, leg, call);
        json.WriteEndArray();
        json.WriteString("direction", "outbound");
        json.WriteBoolean("wentToVoicemail", false);
        json.WriteBoolean("missedCall", false);
        json.WriteTime("startTime", call.Created);
        json.WriteBoolean("wasConference", call.Legs.Count(leg => !leg.IsCaller) > 1);
        json.WriteBoolean("wasCallback", false);
        json.WriteString("selfUri", call.SelfUri);
        json.WriteEndObject();
    }

    // CallHistoryParticipant.
    private static void WriteParticipant(Utf8JsonWriter json, Leg leg, Conversation call)
    {
        json.WriteStartObject();
        json.WriteString("id", leg.Id);
        json.WriteOptional("address", leg.Address);
        json.WriteTime("startTime", leg.Started);
        json.WriteTime("endTime", leg.Ended);
        json.WriteString("purpose", leg.Purpose);
        json.WriteString("direction", "outbound");
        json.WriteReference("user", leg.UserId, "/api/v2/users/");
        json.WriteReference("queue", leg.QueueId, "/api/v2/routing/queues/");
        json.WriteOptional("disconnectType", leg.DisconnectType);
        if (!leg.IsCaller)
            json.WriteReference("externalContact", call.ExternalContactId, "/api/v2/externalcontacts/contacts/");
        json.WriteBoolean("didInteract", leg.Connected is not null);
        json.WriteEndObject();
    }
}
