using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>A token for a client or a user.</summary>
internal sealed record TokenGranted(string Token, TimeSpan Lifetime) : JsonResponse(StatusCodes.Status200OK)
{
    /// <summary>Only the authorization-code grant gives one (official SDKs), and what was refreshed from it.</summary>
    public string? RefreshToken { get; init; }

    protected override void WriteBody(Utf8JsonWriter json, string correlationId)
    {
        json.WriteStartObject();
        json.WriteString("access_token", Token);
        json.WriteString("token_type", "bearer");
        json.WriteNumber("expires_in", (long)Lifetime.TotalSeconds); // rounded down: never promises more than there is
        json.WriteOptional("refresh_token", RefreshToken);
        json.WriteEndObject();
    }
}
