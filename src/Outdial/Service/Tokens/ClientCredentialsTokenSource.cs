using System.Net;
using System.Runtime.ExceptionServices;
using Duende.IdentityModel.Client;
using Microsoft.Extensions.Logging;
using Polly;

namespace Outdial;

/// <summary>Tokens by the client-credentials grant: kept until shortly before they expire, fetched once for
/// all.</summary>
internal sealed class ClientCredentialsTokenSource : IAccessTokenSource
{
    // What the service gives out at least (300 to 172,800 s by client settings), for an answer without expires_in.
    private static readonly TimeSpan LeastLifetime = TimeSpan.FromSeconds(300);
    private static readonly TimeSpan MaxMargin = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly Func<HttpClient> _http;
    private readonly ClientCredentials _client;
    private readonly GenesysEndpoint _endpoint;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<TokenOutcome> _retry;
    private AccessToken? _current;
    private DateTimeOffset _renewAt;
    private Task<TokenOutcome>? _fetch;

    internal ClientCredentialsTokenSource(
        Func<HttpClient> http,
        ClientCredentials client,
        GenesysEndpoint endpoint,
        OutdialOptions options,
        RetryPolicy retry,
        TimeProvider time,
        ILogger logger)
    {
        _http = http;
        _client = client;
        _endpoint = endpoint;
        _timeout = options.AttemptTimeout;
        _time = time;
        _logger = logger;

        // Fetching a token dials nobody: whatever may pass by itself is tried again.
        _retry = retry.For<TokenOutcome>(
            outcome => outcome is TokenOutcome.Throttled or TokenOutcome.Failed { Answer: null or { Status: >= 500 } },
            outcome => outcome switch
            {
                TokenOutcome.Throttled throttled => throttled.Answer.RetryAfter,
                TokenOutcome.Failed failed => failed.Answer?.RetryAfter,
                _ => null,
            },
            (outcome, pause) =>
            {
                ServiceLog.Pausing(logger, pause.TotalSeconds, outcome is TokenOutcome.Throttled throttled
                    ? throttled.Reason.Message
                    : ((TokenOutcome.Failed)outcome).Reason.Message);
                return ValueTask.CompletedTask;
            });
    }

    /// <inheritdoc/>
    public bool SpeaksForUser => false;

    /// <inheritdoc/>
    public ValueTask<TokenOutcome> GetAsync(CancellationToken cancellationToken)
    {
        Task<TokenOutcome> fetch;
        lock (_gate)
        {
            if (_current is { } token && _time.GetUtcNow() < _renewAt)
            {
                return ValueTask.FromResult<TokenOutcome>(new TokenOutcome.Granted(token));
            }

            // One fetch for all who wait; it is nobody's, so that one who gives up does not spoil it for the others.
            fetch = _fetch ??= Task.Run(FetchAsync, CancellationToken.None);
        }

        return new ValueTask<TokenOutcome>(fetch.WaitAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public void Reject(AccessToken token)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_current, token))
            {
                _current = null;
            }
        }
    }

    private async Task<TokenOutcome> FetchAsync()
    {
        try
        {
            return await _retry.ExecuteAsync(async _ => await RequestAsync().ConfigureAwait(false))
                .ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _fetch = null;
            }
        }
    }

    private async Task<TokenOutcome> RequestAsync()
    {
        var asked = _time.GetUtcNow();
        using var request = new ClientCredentialsTokenRequest
        {
            Address = _endpoint.TokenAddress.AbsoluteUri,
            ClientId = _client.ClientId,
            ClientSecret = _client.ClientSecret.Reveal(),

            // The guide puts the secret in the form; the vendor's SDKs use Basic, base64 of id:secret as they are.
            ClientCredentialStyle = _endpoint.Contract == Contract.Guide
                ? ClientCredentialStyle.PostBody
                : ClientCredentialStyle.AuthorizationHeader,
            AuthorizationHeaderStyle = BasicAuthenticationHeaderStyle.Rfc2617,
        };
        using var patience = new CancellationTokenSource(_timeout, _time);
        TokenResponse response;
        try
        {
            response = await _http().RequestClientCredentialsTokenAsync(request, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Whether it was reached is not known, and does not matter: asking for a token dials nobody.
            return Failed("gave no answer in time");
        }

        return response.HttpResponse is { } http
            ? Read(http, response.Raw ?? "", asked)
            : NoAnswer(response.Exception!);
    }

    private TokenOutcome.Failed NoAnswer(Exception exception)
    {
        if (NetworkDiagnosis.BeforeConnection(exception))
        {
            return new TokenOutcome.Failed(NetworkDiagnosis.NotReached(exception, _endpoint.TokenAddress), null);
        }

        if (exception is not (HttpRequestException or IOException or InvalidDataException))
        {
            // Not the network's: a handler of the application, or a bug. It says itself what it is.
            ExceptionDispatchInfo.Throw(exception);
        }

        return Failed("gave no answer that can be read");
    }

    private TokenOutcome.Failed Failed(string how) => new(
        new Diagnostic(
            ServiceRules.TokenFailed,
            $"The login service at {_endpoint.TokenAddress.Host} {how}; nothing was dialled.")
        {
            Help = ServiceRules.NotReached.Fix,
        },
        null);

    private TokenOutcome Read(HttpResponseMessage response, string body, DateTimeOffset asked)
    {
        using var json = response.StatusCode == HttpStatusCode.OK ? JsonFields.Object(body) : null;
        if (json is null ||
            JsonFields.Text(json.RootElement, "access_token") is not { } text || !AccessToken.IsToken(text))
        {
            var redaction = Redaction.Of(_client);
            var head = AnswerReader.Head(response, redaction, _time.GetUtcNow());

            // A success without a usable token may hold half of one: its body is not kept.
            return TokenDiagnosis.Explain(
                response.StatusCode == HttpStatusCode.OK ? head : AnswerReader.WithBody(head, body, redaction).Answer);
        }

        var lifetime = JsonFields.Number(json.RootElement, "expires_in") is > 0 and var seconds
            ? TimeSpan.FromSeconds(seconds)
            : LeastLifetime;
        var margin = lifetime / 10 < MaxMargin ? lifetime / 10 : MaxMargin;

        // From when it was asked for: the service's clock started before the answer arrived here.
        var token = new AccessToken(new Secret(text), asked + lifetime);
        lock (_gate)
        {
            _current = token;
            _renewAt = token.ExpiresAt - margin;
        }

        ServiceLog.TokenFetched(_logger, token.ExpiresAt);
        return new TokenOutcome.Granted(token);
    }
}
