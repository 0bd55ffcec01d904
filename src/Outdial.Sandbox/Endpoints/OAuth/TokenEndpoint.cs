using Microsoft.Extensions.Primitives;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Outdial.Sandbox;

/// <summary>
/// POST /oauth/token: client credentials, an authorization code (with PKCE or a secret), a refresh token.
/// </summary>
/// <remarks>
/// <para>The refusals of a client are recorded ones, the throttling is as an official provider looks for it; those of a
/// malformed request are of RFC 6749, 5.2, and RFC 7636, 4.6, with descriptions in the sandbox's own text.</para>
/// <para>Not imitated: the SAML2 bearer grant.</para>
/// </remarks>
internal sealed class TokenEndpoint(
    TokenStore tokens, GrantStore grants, ContractSelector contracts, SandboxOptions options)
{
    private readonly ClientRates _rates = new(options.Limits.TokensPerMinute);

    public ApiResponse Grant(ReceivedRequest request)
    {
        if (ReadForm(request, out var form) is { } unreadable)
            return unreadable;
        var grant = form.GetValueOrDefault("grant_type").ToString();
        if (grant.Length == 0)
            return OAuthRefusal.Malformed("grant_type is missing", "The form has no grant_type.");
        if (ClientCredentials.Read(request.Authorization, form, out var credentials) is { } fault)
            return OAuthRefusal.Malformed("client authentication is malformed", fault);
        if (grant is not ("client_credentials" or "authorization_code" or "refresh_token"))
            return OAuthRefusal.Of(Status400BadRequest, "unsupported_grant_type", "grant_type is not supported",
                "The sandbox imitates client_credentials, authorization_code and refresh_token.");
        if (FindClient(request, credentials.ClientId, out var client) is { } unknownClient)
            return unknownClient;
        if (_rates.Refuse(client, request.When) is { } throttled)
            return throttled;
        return grant switch
        {
            "client_credentials" => ForClient(client, credentials),
            "authorization_code" => ForCode(client, credentials, form),
            _ => ForRefreshToken(client, credentials, form),
        };
    }

    private OAuthRefusal? FindClient(ReceivedRequest request, string clientId, out SandboxClient client)
    {
        client = options.Organisation.Client(clientId) ?? options.Organisation.Clients[0];
        // An absent client id is one that is not found: what the service says of absence is not known.
        if (options.Organisation.Client(clientId) is null)
            return OAuthRefusal.Of(Status400BadRequest, "invalid_client", "client not found",
                "The client id is none of the sandbox's. The service says the same in the wrong region.");
        // The name of a host has no case (RFC 4343).
        if (options.Region is { } region && RegionOf(request.Host) is { } requested
            && !requested.Equals(region, StringComparison.OrdinalIgnoreCase))
        {
            return OAuthRefusal.Of(Status400BadRequest, "invalid_client", "client not found",
                $"The clients are of the region {region}, and the host is {request.Host}: the wrong region.");
        }
        return null;
    }

    private ApiResponse ForClient(SandboxClient client, ClientCredentials credentials) =>
        RefuseSecret(client, credentials) ?? (ApiResponse)TokenGranted.Response(
            tokens.Issue(client, user: null, contracts.ForClient(credentials.InForm)), tokens.LifetimeOf(client));

    private ApiResponse ForCode(
        SandboxClient client, ClientCredentials credentials, Dictionary<string, StringValues> form)
    {
        var code = grants.TakeCode(form.GetValueOrDefault("code").ToString());
        if (code is null)
            return OAuthRefusal.Of(Status400BadRequest, "invalid_grant", "code is not valid",
                "The code is unknown, was used before, or is older than a minute.");
        if (code.Client != client)
            return OAuthRefusal.Of(Status400BadRequest, "invalid_grant", "code is not valid",
                "The code was given to another client.");
        if (code.RedirectUri != form.GetValueOrDefault("redirect_uri").ToString())
            return OAuthRefusal.Of(Status400BadRequest, "invalid_grant", "redirect_uri is not valid",
                "The redirect_uri is not the one to which the code was sent.");
        // A secret, or the PKCE proof that the same client started the sign-in (RFC 7636), or both.
        var verifier = form.GetValueOrDefault("code_verifier").ToString();
        if (code.Challenge is not null && !Pkce.Proves(verifier, code.Challenge))
            return OAuthRefusal.Of(Status400BadRequest, "invalid_grant", "code_verifier is not valid",
                "The SHA-256 of code_verifier (43 to 128 characters) is not the code_challenge of the sign-in.");
        if (code.Challenge is null || credentials.Secret.Length > 0)
        {
            if (RefuseSecret(client, credentials) is { } refusal)
                return refusal;
        }
        return GrantToUser(new RefreshGrant(client, code.User, WithoutSecret: credentials.Secret.Length == 0));
    }

    private ApiResponse ForRefreshToken(
        SandboxClient client, ClientCredentials credentials, Dictionary<string, StringValues> form)
    {
        var text = form.GetValueOrDefault("refresh_token").ToString();
        // After a sign-in with PKCE alone no secret is needed; whether the service needs one is not known.
        var needsSecret = client.Secret is not null
            && (credentials.Secret.Length > 0 || grants.FindRefreshToken(text) is not { WithoutSecret: true });
        if (needsSecret && RefuseSecret(client, credentials) is { } refusal)
            return refusal;
        // Removed: a refresh token is valid once, and its use returns the next. Whether the service's are is not known;
        // a client that keeps the old one fails here.
        return grants.TakeRefreshToken(text) is { } grant && grant.Client == client
            ? GrantToUser(grant)
            : OAuthRefusal.Of(Status400BadRequest, "invalid_grant", "refresh_token is not valid",
                "The refresh token is unknown, was used before, or is another client's.");
    }

    private JsonResponse<TokenGranted> GrantToUser(RefreshGrant grant) => TokenGranted.Response(
        tokens.Issue(grant.Client, grant.User, contracts.ForUser),
        tokens.LifetimeOf(grant.Client),
        grants.IssueRefreshToken(grant));

    private static OAuthRefusal? RefuseSecret(SandboxClient client, ClientCredentials credentials) =>
        client.Secret is { } secret && credentials.Secret == secret
            ? null
            : OAuthRefusal.Of(Status401Unauthorized, "invalid_client", "authentication failed",
                client.Secret is null ? "The client has no secret." : "The client secret is not the client's.");

    /// <summary>The region in a host such as login.mypurecloud.ie; null if it names none.</summary>
    private static string? RegionOf(string host)
    {
        var name = host.Split(':')[0];
        return name.StartsWith("login.", StringComparison.OrdinalIgnoreCase) ? name["login.".Length..] : null;
    }

    private OAuthRefusal? ReadForm(ReceivedRequest request, out Dictionary<string, StringValues> form)
    {
        form = [];
        if (request.Body.IsTooLarge)
            return OAuthRefusal.Of(Status413PayloadTooLarge, "invalid_request", "request is too large",
                $"The body is over {options.Limits.RequestBytes} bytes.");
        if (!request.IsForm)
            return OAuthRefusal.Malformed("content type is not application/x-www-form-urlencoded",
                "The content type is not that of a form, which RFC 6749, 4.4.2 requires.");
        return FormText.Read(request.Body.Text, out form);
    }
}
