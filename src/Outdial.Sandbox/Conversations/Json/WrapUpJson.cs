using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Writes a wrap-up as it stands on a leg, and as it was assigned.</summary>
internal static class WrapUpJson
{
    public static void Write(Utf8JsonWriter json, WrapUp wrapUp)
    {
        json.WriteStartObject();
        json.WriteString("code", wrapUp.Code);
        json.WriteOptional("notes", wrapUp.Notes);
        json.WriteTime("endTime", wrapUp.Ended);
        json.WriteEndObject();
    }

    /// <summary>The published AssignedWrapupCode: which code, for which leg.</summary>
    public static void WriteAssigned(Utf8JsonWriter json, WrapUp wrapUp, Conversation call, Leg leg)
    {
        json.WriteStartObject();
        json.WriteString("code", wrapUp.Code);
        json.WriteOptional("notes", wrapUp.Notes);
        json.WriteString("conversationId", call.Id);
        json.WriteString("participantId", leg.Id);
        json.WriteTime("endTime", wrapUp.Ended);
        json.WriteEndObject();
    }
}
