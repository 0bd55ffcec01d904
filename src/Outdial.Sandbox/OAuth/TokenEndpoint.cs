using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Outdial.Sandbox;

/// <summary>POST /oauth/token, for client credentials.</summary>
/// <remarks>
/// <para>The two refusals of a client are recorded ones; those of a malformed request are of RFC 6749, 5.2, with
/// descriptions in the emulator's own words.</para>
/// <para>Not imitated: the other grants (a user signs in by <see cref="GenesysSandbox.SignIn"/>), and the limit on how
/// many tokens are issued, of which the number is not published.</para>
/// </remarks>
internal sealed class TokenEndpoint(TokenStore tokens, ContractChoice contracts, SandboxOptions options)
{
    public Answer Grant(ReceivedRequest request)
    {
        if (ReadForm(request, out var form) is { } unreadable)
            return unreadable;
        var grant = form.GetValueOrDefault("grant_type").ToString();
        if (grant.Length == 0)
            return Malformed("grant_type is missing", "The form has no grant_type.");
        if (grant != "client_credentials")
            return Refused(Status400BadRequest, "unsupported_grant_type", "grant_type is not supported",
                "The emulator imitates client_credentials only. The program that started it can sign its user in.");
        if (ClientCredentials.Read(request.Authorization, form, out var client) is { } fault)
            return Malformed("client authentication is malformed", fault);

        // An absent client id is one that is not found: what the service says of absence is not known.
        if (client.ClientId != SandboxIdentity.ClientId)
            return Refused(Status400BadRequest, "invalid_client", "client not found",
                "The client id is not the emulator's. The service says the same when asked in the wrong region.");
        if (client.Secret != SandboxIdentity.ClientSecret)
            return Refused(Status401Unauthorized, "invalid_client", "authentication failed",
                "The client secret is not the emulator's.");
        return new TokenGranted(tokens.Issue(userId: null, contracts.ForClient(client.InForm)), options.TokenLifetime);
    }

    private static OAuthRefusal? ReadForm(ReceivedRequest request, out Dictionary<string, StringValues> form)
    {
        form = [];
        if (request.Body.IsTooLarge)
            return Refused(Status413PayloadTooLarge, "invalid_request", "request is too large",
                $"The body is over {RequestBody.MaximumBytes} bytes.");
        if (!request.IsForm)
            return Malformed("content type is not application/x-www-form-urlencoded",
                "The content type is not that of a form, which RFC 6749, 4.4.2 asks for.");
        try
        {
            using var reader = new FormReader(request.Body.Text);
            form = reader.ReadForm();
        }
        catch (InvalidDataException)
        {
            return Malformed("form is malformed", "The form has too many fields, or too long a name.");
        }
        return form.Values.Any(values => values.Count > 1)
            ? Malformed("parameter is repeated", "A field is there more than once, against RFC 6749, 3.2.")
            : null;
    }

    private static OAuthRefusal Malformed(string description, string explanation) =>
        Refused(Status400BadRequest, "invalid_request", description, explanation);

    private static OAuthRefusal Refused(int status, string error, string description, string explanation) =>
        new(status, error, description) { Explanation = explanation };
}
