using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>Writes a call as the console shows it: with names, and with what its time line needs.</summary>
internal sealed class CallView(SandboxOrganisation organisation)
{
    public void Write(Utf8JsonWriter json, Conversation call)
    {
        json.WriteStartObject();
        json.WriteString("id", call.Id);
        json.WriteTime("created", call.Created);
        json.WriteTime("ended", call.Ended);
        json.WriteBoolean("active", call.IsActive);
        json.WriteStartArray("legs");
        foreach (var leg in call.Legs)
            Write(json, leg);
        json.WriteEndArray();
        json.WriteStartArray("waiting");
        foreach (var destination in call.Waiting)
            json.WriteStringValue(Who(destination.Address, destination.UserId, destination.QueueId));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, Leg leg)
    {
        json.WriteStartObject();
        json.WriteString("purpose", leg.Purpose);
        json.WriteString("who", Who(leg.Address, leg.UserId, leg.QueueId));
        json.WriteString("state", leg.State.Word());
        json.WriteBoolean("ringing", leg.IsRinging);
        json.WriteTime("started", leg.Started);
        json.WriteTime("connected", leg.Connected);
        json.WriteTime("ended", leg.Ended);
        json.WriteOptional("disconnectType", leg.DisconnectType);
        json.WriteOptional("errorCode", leg.Error?.Code);
        json.WriteBoolean("held", leg.Held);
        json.WriteBoolean("muted", leg.Muted);
        json.WriteEndObject();
    }

    private string Who(string? address, string? userId, string? queueId) =>
        address ?? (userId is null ? Queue(queueId) : organisation.User(userId)?.Name ?? userId);

    private string Queue(string? id) =>
        organisation.Queues.FirstOrDefault(queue => queue.Id == id)?.Name ?? id ?? "";
}
