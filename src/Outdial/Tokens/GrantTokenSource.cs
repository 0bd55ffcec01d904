using Microsoft.Extensions.Logging;

namespace Outdial;

/// <summary>Tokens by a grant: kept until shortly before they expire, and fetched once for all who need one.</summary>
/// <remarks>A client's own token comes by client credentials, a person's by the refresh token of a
/// sign-in.</remarks>
internal sealed class GrantTokenSource : IAccessTokenSource
{
    private readonly Lock _gate = new();
    private readonly TokenRequester _requester;
    private readonly Secret? _refreshToken;
    private readonly ITokenStore? _store;
    private readonly string _name;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly RetryPipeline<TokenAnswer> _retry;
    private StoredToken? _current;
    private AccessToken? _given;
    private string? _rejected;
    private bool _saidNotShared;
    private Task<TokenOutcome>? _fetch;

    internal GrantTokenSource(
        TokenRequester requester,
        Settings settings,
        ITokenStore? store,
        RetryPolicy retry,
        TimeProvider time,
        ILogger logger)
    {
        (_requester, _store, _time, _logger) = (requester, store, time, logger);
        (SpeaksForUser, _refreshToken, _name) = (settings.ForUser, settings.RefreshToken, settings.TokenName);

        // Fetching a token dials nothing: failures that may be transient are retried.
        _retry = retry.For<TokenAnswer>(answer => answer.Outcome switch
        {
            TokenOutcome.Throttled throttled =>
                new RetryRequest(throttled.Reason.Message, throttled.Answer.RetryAfter),
            TokenOutcome.Failed { Answer: null or { Status: >= 500 } } failed =>
                new RetryRequest(failed.Reason.Message, failed.Answer?.RetryAfter),
            _ => null,
        });
    }

    /// <inheritdoc/>
    public bool SpeaksForUser { get; }

    /// <summary>The token that was fetched or taken last, as it is kept; null before.</summary>
    internal StoredToken? Current => _current;

    /// <inheritdoc/>
    public ValueTask<TokenOutcome> GetAsync(CancellationToken cancellationToken)
    {
        Task<TokenOutcome> fetch;
        lock (_gate)
        {
            if (_current is { } token && _given is { } given && _time.GetUtcNow() < token.RenewAt)
            {
                return ValueTask.FromResult<TokenOutcome>(new TokenOutcome.Granted(given));
            }

            // One fetch for all waiting callers, without an owner: one that gives up does not cancel it for the others.
            fetch = _fetch ??= Task.Run(FetchAsync, CancellationToken.None);
        }

        return new ValueTask<TokenOutcome>(fetch.WaitAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public void Reject(AccessToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        lock (_gate)
        {
            if (ReferenceEquals(_given, token))
            {
                // Remembered: the store may still have it.
                _given = null;
                _rejected = token.Value.Reveal();
            }
        }
    }

    private async Task<TokenOutcome> FetchAsync()
    {
        try
        {
            return _store is null ? await RenewAsync().ConfigureAwait(false) : await ShareAsync(_store)
                .ConfigureAwait(false);
        }
        catch (SecretStoreException exception)
        {
            return new TokenOutcome.Failed(exception.Diagnostics[0], null);
        }
        finally
        {
            lock (_gate)
            {
                _fetch = null;
            }
        }
    }

    private async Task<TokenOutcome> RenewAsync(Secret? kept = null)
    {
        var answer = await RequestAsync(_current?.RefreshToken ?? kept).ConfigureAwait(false);
        Keep(answer.Token, answer.Outcome);
        return answer.Outcome;
    }

    // The first process asks for a token; the others find it in the store. A good one is read without waiting
    // for the process that holds the store.
    private async Task<TokenOutcome> ShareAsync(ITokenStore store)
    {
        var kept = await store.FindAsync(_name, CancellationToken.None).ConfigureAwait(false);
        if (Take(kept) is { } known)
        {
            return known;
        }

        TokenOutcome? outcome = null;
        try
        {
            await store.UpdateAsync(
                _name,
                async stored =>
                {
                    if (Take(stored) is { } brought)
                    {
                        outcome = brought;
                        return stored;
                    }

                    var answer = await RequestAsync(stored?.RefreshToken).ConfigureAwait(false);
                    outcome = answer.Outcome;
                    Keep(answer.Token, outcome);
                    return answer.Token ?? Drop(stored, answer);
                },
                CancellationToken.None).ConfigureAwait(false);
            return outcome!;
        }
        catch (SecretStoreException exception) when (outcome is not null || MayGoAlone(exception.Fault))
        {
            SayNotShared(exception.Diagnostics[0]);
            return outcome ?? await RenewAsync(kept?.RefreshToken).ConfigureAwait(false);
        }
    }

    // Not with a user's refresh token while the store is held: it may be good for one use, and be used there.
    private bool MayGoAlone(SecretStoreFault fault) =>
        fault == SecretStoreFault.NoLock || (fault == SecretStoreFault.Held && !SpeaksForUser);

    private void SayNotShared(Diagnostic why)
    {
        if (!_saidNotShared)
        {
            _saidNotShared = true;
            ServiceLog.NotShared(_logger, why.Message);
        }
    }

    private TokenOutcome.Granted? Take(StoredToken? stored)
    {
        if (stored is null || _time.GetUtcNow() >= stored.RenewAt || stored.AccessToken.Reveal() == _rejected)
        {
            return null;
        }

        var outcome = new TokenOutcome.Granted(new AccessToken(stored.AccessToken, stored.ExpiresAt));
        Keep(stored, outcome);
        return outcome;
    }

    // A refused token is not kept: another process would send a call with it. What fetches the
    // next one stays, unless it is over too.
    private StoredToken? Drop(StoredToken? stored, TokenAnswer answer) =>
        stored is null || stored.AccessToken.Reveal() != _rejected ? stored
        : stored.RefreshToken is null || answer.NewestIsOver ? null
        : stored with { RenewAt = DateTimeOffset.MinValue, ExpiresAt = DateTimeOffset.MinValue };

    private void Keep(StoredToken? token, TokenOutcome outcome)
    {
        if (token is null || outcome is not TokenOutcome.Granted granted)
        {
            return;
        }

        lock (_gate)
        {
            (_current, _given) = (token, granted.Token);
        }
    }

    // The newest refresh token first; the one that was configured, where that is another and the newest is not taken.
    private async Task<TokenAnswer> RequestAsync(Secret? newest)
    {
        if (!SpeaksForUser)
        {
            return await TryAsync(_requester.ForClientAsync).ConfigureAwait(false);
        }

        var answer = new TokenAnswer(
            new TokenOutcome.Refused(new Diagnostic(ServiceRules.NotSignedIn), null));
        var isOver = false;
        foreach (var refreshToken in new[] { newest, _refreshToken }.OfType<Secret>().DistinctBy(each => each.Reveal()))
        {
            answer = await TryAsync(() => _requester.RefreshAsync(refreshToken)).ConfigureAwait(false);
            if (answer.Token is { } token)
            {
                // Whether the service gives a new refresh token each time is not known: without one the old one stays.
                return answer with { Token = token with { RefreshToken = token.RefreshToken ?? refreshToken } };
            }

            if (answer.Outcome is not TokenOutcome.Refused refused)
            {
                break;
            }

            isOver |= refreshToken == newest && refused.Reason.Rule == ServiceRules.SignInOver;
        }

        return answer with { NewestIsOver = isOver };
    }

    private async Task<TokenAnswer> TryAsync(Func<Task<TokenAnswer>> request)
    {
        var answer = await _retry
            .RunAsync(async _ => await request().ConfigureAwait(false), deadline: null, CancellationToken.None)
            .ConfigureAwait(false);
        if (answer.Token is { } token)
        {
            ServiceLog.TokenFetched(_logger, token.ExpiresAt);
        }

        return answer;
    }
}
