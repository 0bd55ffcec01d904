using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>
/// The guide's success carries the conversation's id; of the status it says only that it is a success.
/// </summary>
internal sealed record GuideCallCreated(Conversation Call) : JsonResponse(StatusCodes.Status200OK)
{
    protected override void WriteBody(Utf8JsonWriter json, string correlationId)
    {
        json.WriteStartObject();
        json.WriteString("id", Call.Id);
        json.WriteEndObject();
    }
}
