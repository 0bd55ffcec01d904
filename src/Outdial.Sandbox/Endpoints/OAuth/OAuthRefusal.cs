using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>A refusal of the login service.</summary>
internal sealed record OAuthRefusal(int Status, string Error, string Description) : ApiResponse(Status)
{
    public override string ContentType => "application/json";

    /// <summary>RFC 6749, 5.2: the scheme by which a client can authenticate.</summary>
    public override string Challenge => "Basic realm=\"sandbox\"";

    public static OAuthRefusal Of(int status, string error, string description, string explanation) =>
        new(status, error, description) { Explanation = explanation };

    /// <summary>A request that is not as RFC 6749 requires.</summary>
    public static OAuthRefusal Malformed(string description, string explanation) =>
        Of(StatusCodes.Status400BadRequest, "invalid_request", description, explanation);

    public override void Write(IBufferWriter<byte> body, string correlationId) => LegibleJson.Write(
        body, new OAuthError(Error, Description, Description), OAuthJson.Default.OAuthError);
}
