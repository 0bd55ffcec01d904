using Microsoft.Extensions.Logging;

namespace Outdial;

/// <summary>Places checked calls: map, claim the key if there is one, send, and tell the outcome.</summary>
internal sealed class CallPlacer(
    Settings settings,
    OutdialOptions options,
    IAccessTokenSource tokens,
    CallSender sender,
    KeyedCalls? keyed,
    TimeProvider time,
    ILogger logger)
{
    // Copies: the options may be changed for another client.
    private readonly TimeSpan _totalTimeout = options.TotalTimeout;
    private readonly bool _sendsStamp = options.SendsStamp;

    /// <summary>The request that a call becomes, without a stamp.</summary>
    internal Mapping Preview(ValidCall call) => Map(call, stamp: null);

    /// <summary>Places a call, observed: with a span, metrics and a line in the log.</summary>
    /// <param name="call">The call.</param>
    /// <param name="key">Its key; empty for a call without one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task<CallOutcome> PlaceAsync(ValidCall call, CallKey key, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        using var span = CallTelemetry.StartCall(settings.Endpoint);
        var outcome = await OutcomeAsync(call, key, cancellationToken).ConfigureAwait(false);
        CallTelemetry.EndCall(span, outcome, time.GetElapsedTime(began));
        if (logger.IsEnabled(LogLevel.Information))
        {
            ServiceLog.CallEnded(
                logger,
                string.Join(", ", call.Call.Destinations.Select(to => to.ToString("M"))),
                outcome.GetType().Name, outcome.AttemptCount, outcome.Response?.CorrelationId);
        }

        return outcome;
    }

    private async Task<CallOutcome> OutcomeAsync(ValidCall call, CallKey key, CancellationToken cancellationToken)
    {
        var mapping = Preview(call);
        var outcome = mapping.Request is null ? new CallOutcome.Invalid()
            : key.IsEmpty
                ? await SendAsync(
                    call, new CallStamp(Guid.CreateVersion7(time.GetUtcNow()), 1), session: null, cancellationToken)
                    .ConfigureAwait(false)
            : await keyed!.PlaceAsync( // a key is let in only where there is a ledger
                key,
                LedgerCall.Of(call.Call, settings.Endpoint, settings.User),
                (session, token) => SendAsync(call, session.First, session, token),
                cancellationToken).ConfigureAwait(false);
        return outcome with
        {
            Diagnostics = [.. outcome.Diagnostics, .. call.Remarks, .. mapping.Diagnostics],
        };
    }

    private async Task<CallOutcome> SendAsync(
        ValidCall call, CallStamp stamp, LedgerSession? session, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + _totalTimeout;
        var first = Map(call, _sendsStamp ? stamp : null).Request!; // the preview had one
        var execution = new CallExecution(call, stamp, first, session, deadline);
        var attempt = await sender.SendAsync(execution, cancellationToken).ConfigureAwait(false);

        // What was never tried carries no stamp.
        var request = execution.AttemptCount > 0 ? execution.Request : Preview(call).Request!; // mapped before
        return CallOutcomes.Of(attempt, request) with
        {
            AttemptCount = execution.AttemptCount,
            Attempts = execution.Attempts,
        };
    }

    private Mapping Map(ValidCall call, CallStamp? stamp)
    {
        var mapping = ContractMapper.Map(call, settings.Endpoint.Contract, settings.User, stamp);
        return tokens.SpeaksForUser || settings.Endpoint.Contract != Contract.Platform ||
            mapping.Request?.Path != WireRequest.CallsPath
            ? mapping
            : new Mapping(mapping.Request, [.. mapping.Diagnostics, new Diagnostic(CallRules.PlatformNeedsUser)]);
    }
}
