using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Writes a call as the published CallConversation: flat, with the state on each participant.</summary>
internal static class CallConversation
{
    public static void Write(Utf8JsonWriter json, Conversation call)
    {
        json.WriteStartObject();
        json.WriteString("id", call.Id);
        json.WriteStartArray("participants");
        foreach (var leg in call.Legs)
            WriteParticipant(json, leg, call);
        json.WriteEndArray();
        json.WriteString("recordingState", "none");
        json.WriteString("selfUri", call.SelfUri);
        json.WriteEndObject();
    }

    private static void WriteParticipant(Utf8JsonWriter json, Leg leg, Conversation call)
    {
        json.WriteStartObject();
        json.WriteString("id", leg.Id);
        json.WriteTime("startTime", leg.Started);
        json.WriteTime("connectedTime", leg.Connected);
        json.WriteTime("endTime", leg.Ended);
        json.WriteString("purpose", leg.Purpose);
        json.WriteString("state", leg.State.Word());
        json.WriteString("direction", "outbound");
        json.WriteOptional("disconnectType", leg.DisconnectType);
        json.WriteOptional("address", leg.Address);
        json.WriteReference("user", leg.UserId, "/api/v2/users/");
        json.WriteReference("queue", leg.QueueId, "/api/v2/routing/queues/");
        if (!leg.IsCaller)
            json.WriteReference("externalContact", call.ExternalContactId, "/api/v2/externalcontacts/contacts/");
        json.WriteAttributes(leg.Attributes);
        json.WriteOptional("uuiData", leg.IsCaller ? null : call.UuiData);
        json.WriteErrorInfo(leg.Error);
        json.WriteBoolean("held", leg.Held);
        json.WriteBoolean("muted", leg.Muted);
        json.WriteBoolean("wrapupRequired", false);
        if (leg.WrapUp is { } wrapUp)
        {
            json.WritePropertyName("wrapup");
            WrapUpJson.Write(json, wrapUp);
        }
        json.WriteString("provider", "Edge");
        json.WriteEndObject();
    }
}
