using Microsoft.Extensions.Logging;

namespace Outdial;

/// <summary>Sends a call's request until <see cref="Decisions"/> say that it is over.</summary>
/// <remarks>Each attempt: 1. a token; 2. a permit; 3. for a keyed call, the intent on the disk; 4. send; 5. note what
/// it proves; 6. where the request may be sent again, take the intent back. The pauses between attempts are
/// <see cref="RetryPolicy"/>'s.</remarks>
internal sealed class CallSender
{
    // How much longer than its time limit an attempt may take to be written down.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly GenesysEndpoint _endpoint;
    private readonly Func<ValidCall, CallStamp, WireRequest> _map;
    private readonly IAccessTokenSource _tokens;
    private readonly CallTransport _transport;
    private readonly RequestRateLimiter _limiter;
    private readonly RetryPipeline<Attempt> _retry;
    private readonly TimeSpan _attemptTimeout;
    private readonly bool _sendsStamp;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal CallSender(
        Settings settings,
        OutdialOptions options,
        CallTransport transport,
        IAccessTokenSource tokens,
        RequestRateLimiter limiter,
        RetryPolicy retry,
        TimeProvider time,
        ILogger logger)
    {
        var (contract, user, sendsStamp) = (settings.Endpoint.Contract, settings.User, options.SendsStamp);
        (_endpoint, _transport, _tokens, _limiter) = (settings.Endpoint, transport, tokens, limiter);
        (_attemptTimeout, _sendsStamp, _time, _logger) = (options.AttemptTimeout, sendsStamp, time, logger);
        _map = (call, stamp) =>
            ContractMapper.Map(call, contract, user, sendsStamp ? stamp : null).Request!; // as for the first attempt
        _retry = retry.For<Attempt>(attempt => !attempt.Decision.RepeatsAfterPause ? null : new RetryRequest(
            attempt.Reason?.Message ?? "the service is throttling (429).", attempt.Answer?.RetryAfter));
    }

    /// <summary>Sends until it is over.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before the body began to leave, or in the pause after an
    /// attempt that was proved not to have been acted on.</exception>
    internal ValueTask<Attempt> SendAsync(CallExecution execution, CancellationToken cancellationToken) =>
        _retry.RunAsync(
            token => TryAsync(execution, token), new RetryDeadline(() => execution.Deadline), cancellationToken);

    private async ValueTask<Attempt> TryAsync(CallExecution execution, CancellationToken cancellationToken)
    {
        var token = await TokenAsync(execution.Deadline, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"{_tokens.GetType()} gave no outcome.");
        if (token is not TokenOutcome.Granted granted)
        {
            // Where no other token is given, the service's own 401 comes before why.
            return token is TokenOutcome.Refused refused && execution.Rejected is { } rejected
                ? rejected with { NoOtherToken = refused.Reason }
                : Attempt.WithoutToken(token);
        }

        var attempt = await WithPermitAsync(execution, granted.Token, cancellationToken).ConfigureAwait(false);
        if (attempt.Decision.Repeat != Repeat.OnceWithANewToken)
        {
            return attempt;
        }

        execution.Rejected = attempt;
        if (!_tokens.CanRenew)
        {
            // It stays for the next call: that the service refused it once does not prove that it always will.
            return attempt with { NoOtherToken = new Diagnostic(ServiceRules.TokenRejected) };
        }

        ServiceLog.TokenRejected(_logger);
        _tokens.Reject(granted.Token);
        return await TryAsync(execution, cancellationToken).ConfigureAwait(false); // a second 401 is not renewed
    }

    // A token that is known is there at once. One that is fetched, or that another process fetches, is waited for until
    // the time for the call is over; the fetch itself goes on, for the calls that need the token then.
    private async ValueTask<TokenOutcome> TokenAsync(DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var asked = _tokens.GetAsync(cancellationToken);
        return asked.IsCompleted
            ? await asked.ConfigureAwait(false)
            : await TokenWait.ForAsync(asked.AsTask(), deadline - _time.GetUtcNow(), _time, cancellationToken)
                .ConfigureAwait(false) ?? new TokenOutcome.Failed(NoTokenInTime(), null);
    }

    private static Diagnostic NoTokenInTime() => new(
        ServiceRules.TokenFailed, "No token came before the time for the call was over; nothing was dialled.")
    {
        Help = "Look whether the login service answers, and whether another process holds the tokens' file; or give " +
            "the call more time (TotalTimeout).",
    };

    private async ValueTask<Attempt> WithPermitAsync(
        CallExecution execution, AccessToken token, CancellationToken cancellationToken)
    {
        var asked = _time.GetTimestamp();
        using var permit = await _limiter.WaitAsync(execution.Deadline, cancellationToken).ConfigureAwait(false);
        CallTelemetry.Waited(_time.GetElapsedTime(asked));
        var began = _time.GetUtcNow();
        var left = execution.Deadline - began;
        if (permit is null || left <= TimeSpan.Zero)
        {
            return Attempt.NotMade(Decisions.NoPermit, new Diagnostic(ServiceRules.NoPermitInTime));
        }

        var timeout = left < _attemptTimeout ? left : _attemptTimeout;
        var stamp = _sendsStamp ? execution.NextStamp : (CallStamp?)null;
        var intent = new CallIntent(stamp, began, began + timeout + Grace);
        if (execution.Session is { } session &&
            await NotIntendedAsync(session, intent, cancellationToken).ConfigureAwait(false) is { } notMade)
        {
            return notMade;
        }

        return await SendOnceAsync(execution, token, began, timeout, stamp, cancellationToken).ConfigureAwait(false);
    }

    // The attempt that is not made; null if its intent is on the disk.
    private static async ValueTask<Attempt?> NotIntendedAsync(
        LedgerSession session, CallIntent intent, CancellationToken cancellationToken)
    {
        try
        {
            return await session.IntendAsync(intent, cancellationToken).ConfigureAwait(false) is { } hold
                ? Attempt.NotMade(Decisions.Held, hold.Reason)
                : null;
        }
        catch (CallLedgerException exception)
        {
            return Attempt.NotMade(Decisions.NoIntent, exception.Diagnostics[0]);
        }
    }

    private async ValueTask<Attempt> SendOnceAsync(
        CallExecution execution,
        AccessToken token,
        DateTimeOffset began,
        TimeSpan timeout,
        CallStamp? stamp,
        CancellationToken cancellationToken)
    {
        var request = execution.Begin(_map);
        using var span = CallTelemetry.StartAttempt(_endpoint, execution.AttemptCount);
        var attempt = await _transport
            .SendAsync(request, token, execution.Rejected is not null, timeout, began + timeout, cancellationToken)
            .ConfigureAwait(false);
        var entry = new CallAttempt
        {
            Number = execution.AttemptCount,
            Stamp = _endpoint.Contract == Contract.Platform ? stamp : null,
            Began = began,
            Took = _time.GetUtcNow() - began,
            Stage = attempt.Stage,
            Status = attempt.Answer?.Status,
            CorrelationId = attempt.Answer?.CorrelationId,
            Decision = attempt.Decision.Id,
        };
        execution.Add(entry);
        CallTelemetry.EndAttempt(span, entry, attempt.Decision.Why);
        ServiceLog.AttemptEnded(
            _logger, entry.Number, entry.Stage, entry.Decision, entry.Status, entry.CorrelationId);
        await _limiter.ReportAsync(attempt.Answer).ConfigureAwait(false);
        if (attempt.Decision.Repeat != Repeat.Never && execution.Session is { } session)
        {
            await session.WithdrawAsync(entry.CorrelationId).ConfigureAwait(false);
        }

        return attempt;
    }
}
