using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>The login service's error: another shape than the API's, with its description twice.</summary>
/// <remarks>
/// Shape and descriptions as recorded by a public client's tests against the real login service (gildas/go-gcloudcx).
/// </remarks>
internal sealed record OAuthRefusal(int Status, string Error, string Description) : JsonResponse(Status)
{
    /// <summary>RFC 6749, 5.2: the scheme by which a client can authenticate.</summary>
    public override string Challenge => "Basic realm=\"sandbox\"";

    public static OAuthRefusal Of(int status, string error, string description, string explanation) =>
        new(status, error, description) { Explanation = explanation };

    /// <summary>A request that is not as RFC 6749 asks for it.</summary>
    public static OAuthRefusal Malformed(string description, string explanation) =>
        Of(StatusCodes.Status400BadRequest, "invalid_request", description, explanation);

    protected override void WriteBody(Utf8JsonWriter json, string correlationId)
    {
        json.WriteStartObject();
        json.WriteString("error", Error);
        json.WriteString("description", Description);
        json.WriteString("error_description", Description);
        json.WriteEndObject();
    }
}
