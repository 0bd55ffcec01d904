using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>The published CreateCallResponse: the call exists; nobody has answered yet.</summary>
/// <remarks>
/// 200 and 202 are both published. Which one is sent today is not known; the official softphone SDK's own tests expect
/// 202 with these two members.
/// </remarks>
internal sealed record PlatformCallCreated(Conversation Call) : JsonResponse(StatusCodes.Status202Accepted)
{
    protected override void WriteBody(Utf8JsonWriter json, string correlationId)
    {
        json.WriteStartObject();
        json.WriteString("id", Call.Id);
        json.WriteString("selfUri", Call.SelfUri);
        json.WriteEndObject();
    }
}
