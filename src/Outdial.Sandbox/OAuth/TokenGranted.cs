using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>
/// A token for a client. Without refresh_token, which only the authorization-code grant gives (official SDKs).
/// </summary>
internal sealed record TokenGranted(string Token, TimeSpan Lifetime) : Answer(StatusCodes.Status200OK)
{
    public override void WriteBody(Utf8JsonWriter json, string correlationId)
    {
        json.WriteStartObject();
        json.WriteString("access_token", Token);
        json.WriteString("token_type", "bearer");
        json.WriteNumber("expires_in", (long)Lifetime.TotalSeconds); // rounded down: never promises more than there is
        json.WriteEndObject();
    }
}
