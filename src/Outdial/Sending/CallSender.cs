using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Polly;

namespace Outdial;

/// <summary>Tries a call's request until <see cref="RetryRule"/> says that it is over.</summary>
/// <remarks>For each attempt: 1. a token; 2. a turn; 3. for a keyed call, the intent on the disk; 4. send; 5. decide;
/// 6. where the request may be sent again, take the intent back and pause.</remarks>
internal sealed class CallSender
{
    // How much longer than its time limit an attempt may take to be written down.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static readonly ResiliencePropertyKey<CallExecution> RunKey = new("Outdial.CallExecution");

    private readonly GenesysEndpoint _endpoint;
    private readonly Func<ValidCall, CallStamp, WireRequest> _map;
    private readonly IAccessTokenSource _tokens;
    private readonly CallTransport _transport;
    private readonly RequestRateLimiter _pacer;
    private readonly ICallLedger? _ledger;
    private readonly bool _sendsStamp;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TimeSpan _attemptTimeout;
    private readonly ResiliencePipeline<Attempt> _retry;

    internal CallSender(
        Settings settings,
        OutdialOptions options,
        CallTransport transport,
        IAccessTokenSource tokens,
        RequestRateLimiter pacer,
        ICallLedger? ledger,
        RetryPolicy retry,
        TimeProvider time,
        ILogger logger)
    {
        _endpoint = settings.Endpoint;
        _map = (call, stamp) =>
            ContractMapper.Map(
                call, settings.Endpoint.Contract, settings.User, options.SendsStamp ? stamp : null)
                .Request!; // as before
        _sendsStamp = options.SendsStamp;
        (_tokens, _transport, _pacer, _ledger, _time, _logger) = (tokens, transport, pacer, ledger, time, logger);
        _attemptTimeout = options.AttemptTimeout;
        _retry = retry.For<Attempt>(
            MayRepeat,
            attempt => attempt.Said?.RetryAfter,
            (attempt, pause) =>
            {
                ServiceLog.Pausing(logger, pause.TotalSeconds, attempt is Attempt.NotSent notSent
                    ? notSent.Reason.Message
                    : "the service is throttling (429).");
                return ValueTask.CompletedTask;
            },
            context => context.Properties.GetValue(RunKey, null!).Deadline);
    }

    /// <summary>Sends until it is over.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before the body began to leave.</exception>
    internal ValueTask<Attempt> SendAsync(CallExecution run, CancellationToken cancellationToken) =>
        TryAsync(run, isFirst: true, cancellationToken);

    private static bool MayRepeat(Attempt attempt) => RetryRule.Of(attempt, renewed: true).Repeat is
        Repeat.AfterBackOff or Repeat.AfterWhatTheServiceAsks;

    // To the pipeline the first attempt is one like the others: it decides, and pauses, from there.
    private async Task<Attempt> RepeatAsync(CallExecution run, Attempt first, CancellationToken cancellationToken)
    {
        Attempt? made = first;
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(RunKey, run);
        try
        {
            return await _retry.ExecuteAsync(
                context => Interlocked.Exchange(ref made, null) is { } attempt
                    ? ValueTask.FromResult(attempt)
                    : TryAsync(run, isFirst: false, context.CancellationToken),
                context).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Attempt> TryAsync(CallExecution run, bool isFirst, CancellationToken cancellationToken)
    {
        while (true)
        {
            var token = await TokenAsync(run.Deadline, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"{_tokens.GetType()} gave no outcome.");
            if (token is not TokenOutcome.Granted granted)
            {
                // Where no other token is to be had, the service's own 401 comes before why.
                return token is TokenOutcome.Refused refused && run.Rejected is { } rejected
                    ? rejected with { NoOther = refused.Reason }
                    : new Attempt.NoToken(token);
            }

            var attempt = await WithPermitAsync(run, granted.Token, cancellationToken).ConfigureAwait(false);
            if (RetryRule.Of(attempt, run.Rejected is not null).Repeat != Repeat.OnceWithANewToken)
            {
                // Nearly every call is over after its first attempt, and never enters the pipeline.
                return isFirst && MayRepeat(attempt) && !cancellationToken.IsCancellationRequested
                    ? await RepeatAsync(run, attempt, cancellationToken).ConfigureAwait(false)
                    : attempt;
            }

            run.Rejected = (Attempt.Answered)attempt; // it was a 401
            if (!_tokens.CanRenew)
            {
                // It stays for the next call: that the service refused it once does not prove that it always will.
                return run.Rejected with { NoOther = new Diagnostic(ServiceRules.TokenRejected) };
            }

            ServiceLog.TokenRejected(_logger);
            _tokens.Reject(granted.Token);
        }
    }

    // A token that is known is there at once. One that is fetched, or that another process fetches, is waited for until
    // the time for the call is over; the fetch itself goes on, for whoever needs the token then.
    private ValueTask<TokenOutcome> TokenAsync(DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var asked = _tokens.GetAsync(cancellationToken);
        return asked.IsCompleted ? asked : new ValueTask<TokenOutcome>(InTimeAsync(asked.AsTask()));

        async Task<TokenOutcome> InTimeAsync(Task<TokenOutcome> token) =>
            await TokenWait.ForAsync(token, deadline - _time.GetUtcNow(), _time, cancellationToken)
                .ConfigureAwait(false) ?? new TokenOutcome.Failed(NoTokenInTime(), null);
    }

    private static Diagnostic NoTokenInTime() => new(
        ServiceRules.TokenFailed, "No token came before the time for the call was over; nothing was dialled.")
    {
        Help = "Look whether the login service answers, and whether another process holds the tokens' file; or give " +
            "the call more time (TotalTimeout).",
    };

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Attempt> WithPermitAsync(
        CallExecution run, AccessToken token, CancellationToken cancellationToken)
    {
        var asked = CallTelemetry.MeasuresWaiting ? _time.GetTimestamp() : (long?)null;
        using var place = await _pacer.WaitAsync(run.Deadline, cancellationToken).ConfigureAwait(false);
        if (asked is { } since)
        {
            CallTelemetry.Waited(_time.GetElapsedTime(since));
        }

        if (place is null)
        {
            return new Attempt.NoTurn(new Diagnostic(ServiceRules.NoPermitInTime));
        }

        var began = _time.GetUtcNow();
        var stamp = _sendsStamp ? run.Next : (CallStamp?)null;
        var timeout = run.Deadline - began < _attemptTimeout ? run.Deadline - began : _attemptTimeout;
        if (timeout <= TimeSpan.Zero)
        {
            return new Attempt.NoTurn(new Diagnostic(ServiceRules.NoPermitInTime));
        }

        if (run.Ticket is { } ticket &&
            await IntendAsync(ticket, new CallIntent(stamp, began, began + timeout + Grace), cancellationToken)
                .ConfigureAwait(false) is { } barred)
        {
            return barred;
        }

        var request = run.Begin(_map);
        using var span = CallTelemetry.StartAttempt(_endpoint, run.Attempts);
        var attempt = await _transport.SendAsync(request, token, timeout, began + timeout, cancellationToken)
            .ConfigureAwait(false);
        var row = RetryRule.Of(attempt, run.Rejected is not null);
        var entry = new CallAttempt
        {
            Number = run.Attempts,
            Stamp = _endpoint.Contract == Contract.Platform ? stamp : null,
            Began = began,
            Took = _time.GetUtcNow() - began,
            Stage = attempt.Stage,
            Status = attempt.Said?.Status,
            CorrelationId = attempt.Said?.CorrelationId,
            Decision = row.Id,
        };
        run.Add(entry);
        CallTelemetry.EndAttempt(span, entry, row);
        ServiceLog.AttemptEnded(_logger, entry.Number, entry.Stage, row.Id, entry.Status, entry.CorrelationId);
        await _pacer.ReportAsync(attempt.Said).ConfigureAwait(false);
        await WithdrawAsync(run, attempt, row).ConfigureAwait(false);
        return attempt;
    }

    private async ValueTask<Attempt?> IntendAsync(
        LedgerTicket ticket, CallIntent intent, CancellationToken cancellationToken)
    {
        try
        {
            await _ledger!.IntendAsync(ticket, intent, cancellationToken).ConfigureAwait(false); // a ticket is from it
            return null;
        }
        catch (CallLedgerException exception)
        {
            return new Attempt.Barred(exception.Diagnostic);
        }
    }

    // What is proved not to have been acted on must not stand in the ledger as if it might have been. If that cannot be
    // written, the next intent cannot be either, and if there is none, the outcome says the same.
    private async ValueTask WithdrawAsync(CallExecution run, Attempt attempt, RetryRow row)
    {
        if (run.Ticket is not { } ticket || row.Repeat == Repeat.Never)
        {
            return;
        }

        try
        {
            await _ledger!.WithdrawAsync(ticket, attempt.Said?.CorrelationId, CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            ServiceLog.LedgerFailed(_logger, exception.Message);
        }
    }
}
