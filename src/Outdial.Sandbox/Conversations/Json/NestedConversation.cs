using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>
/// Writes a call as the published Conversation: the state is on the calls inside each participant, whose ids are the
/// communication ids that the wrap-up route asks for.
/// </summary>
internal static class NestedConversation
{
    public static void Write(Utf8JsonWriter json, Conversation call)
    {
        json.WriteStartObject();
        json.WriteString("id", call.Id);
        json.WriteTime("startTime", call.Created);
        json.WriteTime("endTime", call.Ended);
        json.WriteStartArray("participants");
        foreach (var leg in call.Legs)
            WriteParticipant(json, leg, call);
        json.WriteEndArray();
        json.WriteString("recordingState", "none");
        json.WriteString("selfUri", $"/api/v2/conversations/{call.Id}");
        json.WriteEndObject();
    }

    private static void WriteParticipant(Utf8JsonWriter json, Leg leg, Conversation call)
    {
        json.WriteStartObject();
        json.WriteString("id", leg.Id);
        json.WriteTime("startTime", leg.Started);
        json.WriteTime("endTime", leg.Ended);
        json.WriteString("purpose", leg.Purpose);
        json.WriteOptional("address", leg.Address);
        json.WriteOptional("userId", leg.UserId);
        json.WriteOptional("queueId", leg.QueueId);
        json.WriteOptional("externalContactId", leg.IsCaller ? null : call.ExternalContactId);
        json.WriteAttributes(leg.Attributes);
        json.WriteBoolean("wrapupRequired", false);
        json.WriteStartArray("calls");
        WriteCall(json, leg, call);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter json, Leg leg, Conversation call)
    {
        json.WriteStartObject();
        json.WriteString("id", leg.CommunicationId);
        json.WriteString("state", leg.State.Word());
        json.WriteString("direction", "outbound");
        json.WriteBoolean("held", leg.Held);
        json.WriteBoolean("muted", leg.Muted);
        if (leg.Address is { } address)
        {
            json.WriteStartObject("other");
            json.WriteString("addressNormalized", address);
            json.WriteString("addressRaw", address);
            json.WriteEndObject();
        }
        json.WriteOptional("disconnectType", leg.DisconnectType);
        WriteReasons(json, leg);
        json.WriteErrorInfo(leg.Error);
        json.WriteTime("connectedTime", leg.Connected);
        json.WriteTime("disconnectedTime", leg.Ended);
        json.WriteOptional("uuiData", leg.IsCaller ? null : call.UuiData);
        json.WriteString("provider", "Edge");
        json.WriteEndObject();
    }

    // That there are reasons of type q850 or sip is published; that a busy or unanswered phone is shown so is the
    // emulator's reading. The codes and their words are ITU-T Q.850's.
    private static void WriteReasons(Utf8JsonWriter json, Leg leg)
    {
        if (leg is not { IsCaller: false, Connected: null, DisconnectType: "endpoint" })
            return;
        var (code, phrase) = leg.Outcome is SimulatedOutcome.Busy
            ? (17, "User busy")
            : (19, "No answer from user (user alerted)");
        json.WriteStartArray("disconnectReasons");
        json.WriteStartObject();
        json.WriteString("type", "q850");
        json.WriteNumber("code", code);
        json.WriteString("phrase", phrase);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
