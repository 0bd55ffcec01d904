using System.Text.Json;

namespace Outdial;

/// <summary>Asks the service for things. Asking dials nothing, so that what fails is tried again.</summary>
internal sealed class ServiceReader
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly ServiceRequester _requester;
    private readonly GenesysEndpoint _endpoint;
    private readonly TransportSettings _way;
    private readonly IAccessTokenSource _tokens;
    private readonly RequestRateLimiter _limiter;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly RetryPipeline<ServiceReading> _retry;
    private ReadLimit? _limit;

    internal ServiceReader(
        Func<HttpClient> http,
        GenesysEndpoint endpoint,
        TransportSettings way,
        IAccessTokenSource tokens,
        RequestRateLimiter limiter,
        RetryPolicy retry,
        TimeSpan timeout,
        TimeProvider time)
    {
        (_endpoint, _way, _tokens, _limiter, _timeout, _time) = (endpoint, way, tokens, limiter, timeout, time);
        _requester = new ServiceRequester(http, way, timeout, time);
        _retry = retry.For<ServiceReading>(reading => reading is ServiceReading.Failed { MayPass: true } failed
            ? new RetryRequest(failed.Why, failed.RetryAfter)
            : null);
    }

    /// <summary>How long one request may take.</summary>
    internal TimeSpan Timeout => _timeout;

    /// <summary>Whether the tokens are a signed-in user's.</summary>
    internal bool SpeaksForUser => _tokens.SpeaksForUser;

    /// <summary>The same reader, which sends no more than a limit allows.</summary>
    internal ServiceReader Within(ReadLimit limit)
    {
        var bounded = (ServiceReader)MemberwiseClone();
        bounded._limit = limit;
        return bounded;
    }

    internal Task<ServiceReading> GetAsync(string path, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Get, path, body: null, cancellationToken);

    /// <summary>Asks once: for what is asked again anyway.</summary>
    internal async Task<ServiceReading> GetOnceAsync(string path, CancellationToken cancellationToken)
    {
        var reading = await TryAsync(HttpMethod.Get, path, body: null, ignoresBody: false, cancellationToken)
            .ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return reading;
    }

    internal Task<ServiceReading> PostAsync(string path, string body, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Post, path, body, cancellationToken);

    internal Task<ServiceReading> PutAsync(string path, string body, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Put, path, body, cancellationToken);

    /// <summary>Asks for a change that may be asked twice. Of a 2xx only the status counts.</summary>
    internal Task<ServiceReading> ChangeAsync(string path, string? body, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Post, path, body, cancellationToken, ignoresBody: true);

    /// <summary>The signed-in user's id; null if the tokens are no user's, or it is not shown.</summary>
    internal async Task<string?> MeAsync(CancellationToken cancellationToken) =>
        SpeaksForUser &&
        await GetAsync("/api/v2/users/me", cancellationToken).ConfigureAwait(false) is
            ServiceReading.Shown { Json: var me }
            ? JsonFields.Text(me, "id")
            : null;

    private async Task<ServiceReading> AskAsync(
        HttpMethod method, string path, string? body, CancellationToken cancellationToken, bool ignoresBody = false)
    {
        var sent = false;
        var reading = await _retry.RunAsync(
            async token =>
            {
                var attempt = await TryAsync(method, path, body, ignoresBody, token).ConfigureAwait(false);
                sent |= attempt is not ServiceReading.Failed { NotSent: not null } and
                    not ServiceReading.Failed { Answer.Status: 401 or 429 };
                return attempt;
            },
            _limit is { } limit ? new RetryDeadline(() => limit.Deadline) : null,
            cancellationToken).ConfigureAwait(false);
        if (reading is ServiceReading.Failed)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return sent && reading is ServiceReading.Failed failed ? failed with { NotSent = null } : reading;
    }

    private async Task<ServiceReading> TryAsync(
        HttpMethod method, string path, string? body, bool ignoresBody, CancellationToken cancellationToken)
    {
        if (_limit?.Take() is { } why)
        {
            return new ServiceReading.Failed(why, MayPass: false);
        }

        var tokens = await TokenAsync(cancellationToken).ConfigureAwait(false);
        if (tokens is not TokenOutcome.Granted granted)
        {
            return ServiceReading.Failed.BeforeSending(tokens.Why!, mayPass: false) with // there is no token
            {
                NeedsCredentials = tokens is TokenOutcome.Refused,
            };
        }

        using var permit = await _limiter.WaitAsync(PermitBy(), cancellationToken).ConfigureAwait(false);
        if (permit is null)
        {
            return ServiceReading.Failed.BeforeSending(new Diagnostic(ServiceRules.NoPermitInTime), mayPass: false);
        }

        var reply = await _requester
            .SendAsync(method, _endpoint.Below(path), granted.Token.Value, body, cancellationToken)
            .ConfigureAwait(false);
        await _limiter.ReportAsync(reply.Answer).ConfigureAwait(false);
        return reply switch
        {
            { Answer: { } answer } => Judge(answer, reply.Json, granted.Token, ignoresBody),
            { Failure: HttpRequestException failure } when NetworkDiagnosis.BeforeConnection(failure) =>
                ServiceReading.Failed.BeforeSending(
                    NetworkDiagnosis.NotReached(failure, _endpoint.Api, _way.ProxyFor(_endpoint.Api)), mayPass: true),
            _ => new ServiceReading.Failed("the service gave no answer", MayPass: true),
        };
    }

    private DateTimeOffset PermitBy()
    {
        var latest = _time.GetUtcNow() + LongestWait;
        return _limit is { Deadline: var deadline } && deadline < latest ? deadline : latest;
    }

    // A login service that puts it off again and again does not hold a bounded question up.
    private async Task<TokenOutcome> TokenAsync(CancellationToken cancellationToken)
    {
        var asked = _tokens.GetAsync(cancellationToken);
        if (_limit is null || asked.IsCompleted)
        {
            return await asked.ConfigureAwait(false);
        }

        return await TokenWait.ForAsync(asked.AsTask(), _timeout, _time, cancellationToken).ConfigureAwait(false)
            ?? new TokenOutcome.Failed(
                new Diagnostic(ServiceRules.TokenFailed, "No token came in time."), null);
    }

    private ServiceReading Judge(ApiResponse answer, JsonElement? json, AccessToken token, bool ignoresBody)
    {
        if (answer.Status is >= 200 and < 300)
        {
            return json is { } shown ? new ServiceReading.Shown(shown)
                : ignoresBody ? new ServiceReading.Shown(default)
                : new ServiceReading.Failed("the answer is not JSON", MayPass: false);
        }

        if (answer.Status == 401 && !_tokens.CanRenew)
        {
            // It stays for the next request: that the service refused it once does not prove that it always will.
            return ServiceReading.Failed.BeforeSending(
                new Diagnostic(ServiceRules.TokenRejected, "The service does not accept the token given."),
                mayPass: false) with
            {
                NeedsCredentials = true,
            };
        }

        if (answer.Status == 401)
        {
            _tokens.Reject(token);
        }

        return new ServiceReading.Failed(
            $"status {answer.Status}{(answer.Code is null ? "" : $", {answer.Code}")}",
            MayPass: answer.Status is 401 or 408 or 429 or >= 500,
            answer.RetryAfter,
            answer);
    }
}
