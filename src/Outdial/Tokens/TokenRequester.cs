using System.Net;
using System.Runtime.ExceptionServices;
using Duende.IdentityModel.Client;

namespace Outdial;

/// <summary>Asks the login service for a token, once, and reads its answer.</summary>
internal sealed class TokenRequester(Func<HttpClient> http, Settings settings, TimeSpan timeout, TimeProvider time)
{
    // The shortest lifetime that a client can have (300 to 172,800 s), for an answer without expires_in.
    private static readonly TimeSpan LeastLifetime = TimeSpan.FromSeconds(300);
    private static readonly TimeSpan MaxMargin = TimeSpan.FromSeconds(60);

    private readonly GenesysEndpoint _endpoint = settings.Endpoint;
    private readonly OAuthClient _client = settings.Client!; // set whenever tokens are requested
    private readonly TransportSettings _way = settings.Transport;

    /// <summary>The client's own token.</summary>
    internal Task<TokenAnswer> ForClientAsync() => RequestAsync(
        new ClientCredentialsTokenRequest(),
        (sender, request, patience) => sender.RequestClientCredentialsTokenAsync(request, patience));

    /// <summary>The next token of a person who signed in.</summary>
    internal Task<TokenAnswer> RefreshAsync(Secret refreshToken) => RequestAsync(
        new RefreshTokenRequest { RefreshToken = refreshToken.Reveal() },
        (sender, request, patience) => sender.RequestRefreshTokenAsync(request, patience),
        refreshToken);

    /// <summary>The first token of a person who signed in.</summary>
    internal Task<TokenAnswer> RedeemAsync(Secret code, Uri redirect, Secret verifier) => RequestAsync(
        new AuthorizationCodeTokenRequest
        {
            Code = code.Reveal(),
            RedirectUri = redirect.OriginalString,
            CodeVerifier = verifier.Reveal(),
        },
        (sender, request, patience) => sender.RequestAuthorizationCodeTokenAsync(request, patience),
        code,
        verifier);

    private async Task<TokenAnswer> RequestAsync<TRequest>(
        TRequest request,
        Func<HttpClient, TRequest, CancellationToken, Task<TokenResponse>> send,
        params Secret?[] sent)
        where TRequest : TokenRequest
    {
        using var disposed = request;
        request.Address = _endpoint.TokenAddress.AbsoluteUri;
        request.ClientId = _client.Id;
        request.ClientSecret = _client.Secret?.Reveal();

        // The guide puts the secret in the form; the vendor's SDKs use Basic, base64 of id:secret as they are. A client
        // without a secret is named in the form.
        request.ClientCredentialStyle = _endpoint.Contract == Contract.Guide || _client.Secret is null
            ? ClientCredentialStyle.PostBody
            : ClientCredentialStyle.AuthorizationHeader;
        request.AuthorizationHeaderStyle = BasicAuthenticationHeaderStyle.Rfc2617;
        var asked = time.GetUtcNow();
        using var patience = new CancellationTokenSource(timeout, time);
        try
        {
            var response = await send(http(), request, patience.Token).ConfigureAwait(false);
            return response.HttpResponse is { } answer
                ? Read(answer, response.Raw ?? "", asked, [.. _client.Hidden, .. sent])
                : NoAnswer(response.Exception!);
        }
        catch (OperationCanceledException)
        {
            // Whether it was reached is not known, and does not matter: asking for a token dials nothing.
            return Failed("gave no answer in time");
        }
    }

    private TokenAnswer NoAnswer(Exception exception)
    {
        if (NetworkDiagnosis.BeforeConnection(exception))
        {
            return new TokenAnswer(new TokenOutcome.Failed(
                NetworkDiagnosis.NotReached(
                    exception, _endpoint.TokenAddress, _way.ProxyFor(_endpoint.TokenAddress)),
                null));
        }

        if (exception is not (HttpRequestException or IOException or InvalidDataException))
        {
            // Not the network's: a handler of the application, or a bug. It says itself what it is.
            ExceptionDispatchInfo.Throw(exception);
        }

        return Failed("gave no answer that can be read");
    }

    private TokenAnswer Failed(string how) => new(new TokenOutcome.Failed(
        new Diagnostic(
            ServiceRules.TokenFailed,
            $"The login service at {_endpoint.TokenAddress.Host} {how}.")
        {
            Help = ServiceRules.NotReached.Fix,
        },
        null));

    private TokenAnswer Read(HttpResponseMessage response, string body, DateTimeOffset asked, Secret?[] hidden)
    {
        using var json = response.StatusCode == HttpStatusCode.OK ? JsonFields.Object(body) : null;
        if (json is null ||
            JsonFields.Text(json.RootElement, "access_token") is not { } text || !AccessToken.IsToken(text))
        {
            var redaction = _way.Secrets.With(hidden);
            var head = ResponseReader.Head(response, redaction, time.GetUtcNow());

            // A success without a usable token may hold half of one: its body is not kept.
            return new TokenAnswer(TokenDiagnosis.Explain(
                response.StatusCode == HttpStatusCode.OK ? head : ResponseReader.WithBody(head, body, redaction).Answer,
                sentSecret: _client.Secret is not null));
        }

        var lifetime = JsonFields.Number(json.RootElement, "expires_in") is > 0 and var seconds
            ? TimeSpan.FromSeconds(seconds)
            : LeastLifetime;
        var margin = lifetime / 10 < MaxMargin ? lifetime / 10 : MaxMargin;

        // Counted from the request: the service's clock started before the answer arrived here.
        var expires = asked + lifetime;
        var refresh = JsonFields.Text(json.RootElement, "refresh_token") is { } next ? new Secret(next) : null;
        var token = new StoredToken(new Secret(text), expires - margin, expires, refresh);
        _way.Secrets.With([token.AccessToken, refresh, .. hidden]);
        return new TokenAnswer(
            new TokenOutcome.Granted(new AccessToken(token.AccessToken, token.ExpiresAt)), token);
    }
}
