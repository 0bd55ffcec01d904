using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>What the console's desk answers to what it cannot do: the emulator's own words, in JSON.</summary>
internal sealed record ControlRefusal(int Status, string Message) : JsonResponse(Status)
{
    protected override void WriteBody(Utf8JsonWriter json, string correlationId)
    {
        json.WriteStartObject();
        json.WriteString("message", Message);
        json.WriteEndObject();
    }
}
