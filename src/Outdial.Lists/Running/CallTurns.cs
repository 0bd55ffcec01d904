namespace Outdial.Lists;

/// <summary>Places one row after the other, each followed to its end, and finds out about what is unknown.</summary>
internal sealed class CallTurns : IDisposable
{
    // How many rows that were taken wait for a permit at once; the others wait in the list, where each process can take
    // them.
    private const int MostInLine = 2;

    // How long a call that was to be placed has to leave when the list is paused.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    // A call that was left for longer than it is to be followed is looked at once more.
    private static readonly TimeSpan OneLook = TimeSpan.FromSeconds(30);

    // After a call that could not be sent, and that the service asked no pause for.
    private static readonly TimeSpan BackOff = TimeSpan.FromSeconds(30);

    private const string NotPlaced = "not-placed";

    private readonly ICallClient _client;
    private readonly ICallQueue _queue;
    private readonly CallListEntry _list;
    private readonly CallListRunOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<ListEvent> _tell;
    private readonly CancellationToken _stop;
    private readonly CancellationTokenSource _leave = new();
    private readonly CancellationTokenRegistration _registration;
    private readonly SemaphoreSlim _line = new(MostInLine);
    private readonly RowEnd _end;
    private readonly TimeSpan _maxCall;
    private ITimer? _grace;

    internal CallTurns(
        ICallClient client,
        ICallQueue queue,
        CallListEntry list,
        StoredSettings settings,
        CallListRunOptions options,
        TimeProvider time,
        Action<ListEvent> tell,
        CancellationToken stop)
    {
        (_client, _queue, _list, _options, _time, _tell, _stop) = (client, queue, list, options, time, tell, stop);
        _maxCall = settings.MaxCall;
        _end = new RowEnd(queue, list.Name, settings, time, tell);
        _registration = stop.Register(() => _grace = time.CreateTimer(
            _ => _leave.Cancel(), null, Grace, Timeout.InfiniteTimeSpan));
    }

    /// <summary>Waits until there is room in the line for a permit.</summary>
    internal async Task TurnAsync()
    {
        await _line.WaitAsync().ConfigureAwait(false);
        _line.Release();
    }

    /// <summary>Places a row that was taken.</summary>
    internal async Task<CallTurn> PlaceAsync(QueuedCall row, string caller, Guid? user)
    {
        var call = ListCall.Of(row, caller);
        if (StoredCall.Read(row.Body) is not { } stored)
        {
            var damaged = new Diagnostic(LedgerRules.LedgerDamaged, "The row is not as it was written.");
            return await HoldAsync(call, damaged, null).ConfigureAwait(false);
        }

        if (_client.Endpoint.Contract == Contract.Platform)
        {
            var state = await _client.GetCallerAsync(user, CancellationToken.None).ConfigureAwait(false);
            if (state.Unavailable is { } unavailable)
            {
                await _queue.PutBackAsync(row.Key, null, CancellationToken.None).ConfigureAwait(false);
                return PassOver(caller, unavailable);
            }
        }

        CallOutcome outcome;
        await _line.WaitAsync().ConfigureAwait(false);
        try
        {
            outcome = await _client.PlaceAsync(
                stored with { OnBehalfOfUser = stored.OnBehalfOfUser ?? user }, row.Key, _leave.Token)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_leave.IsCancellationRequested)
        {
            await _queue.PutBackAsync(row.Key, null, CancellationToken.None).ConfigureAwait(false);
            return default; // it did not leave
        }
        finally
        {
            _line.Release();
        }

        return await AfterAsync(call, outcome).ConfigureAwait(false);
    }

    /// <summary>Goes on with a call that another process, or an earlier run, has begun.</summary>
    internal async Task<CallTurn> GoOnAsync(QueueHold hold)
    {
        var call = ListCall.Of(hold.Call, hold.Caller);
        switch (hold.State)
        {
            case LedgerState.Placed or LedgerState.Settled when hold.ConversationId is { } conversation:
                return await FollowAsync(call, conversation, hold.Since).ConfigureAwait(false);
            case LedgerState.Settled:
                // It was proved not to have been placed; the process was cut off before it queued the next attempt.
                await _end.AgainAsync(call, NotPlaced, _time.GetUtcNow()).ConfigureAwait(false);
                return default;
            case LedgerState.Refused:
                await _queue.EndAsync(call.Key, null, null, cancellationToken: CancellationToken.None)
                    .ConfigureAwait(false);
                return default;
            case LedgerState.Unknown:
                // It was counted when its answer was lost.
                var turn = await FindOutAsync(call, hold.Since, _stop).ConfigureAwait(false);
                return turn with { IsFailure = null };
            default:
                await _queue.PutBackAsync(call.Key, null, CancellationToken.None).ConfigureAwait(false);
                return default;
        }
    }

    /// <summary>Looks again for a call that needed a person when the list was placed before, or queues the next attempt
    /// after one that was proved not to have been placed.</summary>
    internal Task LookAgainAsync(ListRow row, CancellationToken over)
    {
        var call = new ListCall(row.Position, row.RowKey, row.Attempt, row.Key, row.Shown, row.Caller ?? "");
        return row.State == ListRowState.NotPlaced
            ? _end.AgainAsync(call, NotPlaced, _time.GetUtcNow())
            : FindOutAsync(call, row.Placed ?? DateTimeOffset.MinValue, over);
    }

    public void Dispose()
    {
        _registration.Dispose();
        _grace?.Dispose();
        _leave.Dispose();
        _line.Dispose();
    }

    private async Task<CallTurn> AfterAsync(ListCall call, CallOutcome outcome)
    {
        var now = _time.GetUtcNow();
        switch (outcome)
        {
            case CallOutcome.Placed placed:
                _tell(new ListEvent.Placed(call, placed.ConversationId) { At = now });
                return await FollowAsync(call, placed.ConversationId, now).ConfigureAwait(false);
            case CallOutcome.Unknown:
                _tell(new ListEvent.Unknown(call, Reason(outcome)) { At = now });
                return await FindOutAsync(call, now, _stop).ConfigureAwait(false);
            case CallOutcome.Refused when Reason(outcome).Rule == ServiceRules.NoStation:
                // The caller's fault, not the row's: it is placed again, and no phone rang.
                await _end.AgainAsync(call, "refused", now + _options.PassOver).ConfigureAwait(false);
                return PassOver(call.Caller, Reason(outcome));
            case CallOutcome.Refused:
                await _queue.EndAsync(call.Key, null, null, cancellationToken: CancellationToken.None)
                    .ConfigureAwait(false);
                _tell(new ListEvent.Refused(call, Reason(outcome)) { At = now });
                return new CallTurn(default, default, null, IsFailure: true);
            case CallOutcome.Unauthorized:
                await _queue.PutBackAsync(call.Key, null, CancellationToken.None).ConfigureAwait(false);
                return new CallTurn(default, default, Reason(outcome), null);
            case CallOutcome.Invalid:
                return await HoldAsync(call, Reason(outcome), null).ConfigureAwait(false);
            case CallOutcome.NotSent when Reason(outcome).Rule is var rule && CallListRules.All.Contains(rule):
                // The ledger has written down until when the gate is closed.
                await _queue.PutBackAsync(call.Key, null, CancellationToken.None).ConfigureAwait(false);
                _tell(new ListEvent.Held(call, Reason(outcome), null) { At = now });
                return default;
            default:
                var pause = outcome is CallOutcome.Throttled { RetryAfter: { } asked } ? asked : BackOff;
                var turn = await HoldAsync(call, Reason(outcome), now + pause).ConfigureAwait(false);
                return turn with { NotBefore = now + pause };
        }
    }

    private async Task<CallTurn> FollowAsync(ListCall call, string conversation, DateTimeOffset since)
    {
        if (_list.Contract == Contract.Guide)
        {
            await _end.EndAsync(call, VerdictWords.Placed, "Placed; this contract shows no end of a call.")
                .ConfigureAwait(false);
            return new CallTurn(default, default, null, IsFailure: false);
        }

        CallProgress? last = null;
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        var left = since + _maxCall - _time.GetUtcNow();
        using var limit = _time.CreateTimer(
            _ => cut.Cancel(), null, left > OneLook ? left : OneLook, Timeout.InfiniteTimeSpan);
        try
        {
            await foreach (var progress in _client.WatchAsync(conversation, cut.Token).ConfigureAwait(false))
            {
                last = progress;
            }
        }
        catch (OperationCanceledException) when (cut.IsCancellationRequested)
        {
        }

        if (last is not { IsOver: true } && _stop.IsCancellationRequested)
        {
            // It goes on, and is followed by the next run.
            await _queue.LetGoAsync(call.Key, CancellationToken.None).ConfigureAwait(false);
            return default;
        }

        var verdict = last?.Verdict ?? new CallVerdict.Ongoing(CallStage.Created);
        var (word, now) = (VerdictWords.Of(verdict), _time.GetUtcNow());
        if (verdict is CallVerdict.StationNotAnswered)
        {
            // The party was not called: the caller is asked again later, and so is the row.
            await _end.AgainAsync(call, word, now + _options.PassOver).ConfigureAwait(false);
            return PassOver(call.Caller, new Diagnostic(CallListRules.CallerUnavailable, verdict.Message));
        }

        await _end.EndAsync(call, word, verdict.Message).ConfigureAwait(false);
        return new CallTurn(
            default, default, null, IsFailure: verdict is CallVerdict.NoNumberPlan or CallVerdict.Failed);
    }

    private async Task<CallTurn> FindOutAsync(ListCall call, DateTimeOffset since, CancellationToken stop)
    {
        Reconciliation? found = null;
        if (_list.Contract == Contract.Platform)
        {
            try
            {
                found = await _client.ReconcileAsync(call.Key, stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                await _queue.LetGoAsync(call.Key, CancellationToken.None).ConfigureAwait(false);
                return default;
            }
        }

        switch (found)
        {
            case Reconciliation.Placed placed:
                _tell(new ListEvent.Placed(call, placed.ConversationId) { At = _time.GetUtcNow() });
                return await FollowAsync(call, placed.ConversationId, since).ConfigureAwait(false);
            case Reconciliation.NotPlaced notPlaced:
                _tell(new ListEvent.FoundNotPlaced(call, notPlaced.Evidence) { At = _time.GetUtcNow() });
                await _end.AgainAsync(call, NotPlaced, _time.GetUtcNow()).ConfigureAwait(false);
                return default;
            default:
                // It needs a person, and its caller may be in that call.
                if (await MayBeInCallAsync(call, since, found as Reconciliation.StillUnknown).ConfigureAwait(false))
                {
                    await _queue.LetGoAsync(call.Key, CancellationToken.None).ConfigureAwait(false);
                }
                else
                {
                    await _queue.PutBackAsync(call.Key, null, CancellationToken.None).ConfigureAwait(false);
                }

                return new CallTurn(default, default, null, IsFailure: true);
        }
    }

    // A search that was complete shows no such call. Where it was not, the service shows the active calls of the
    // token's user; of others, time alone tells.
    private async Task<bool> MayBeInCallAsync(ListCall call, DateTimeOffset since, Reconciliation.StillUnknown? still)
    {
        if (_list.Contract == Contract.Guide || _time.GetUtcNow() - since >= _maxCall ||
            still is { Reason.Rule: var rule } && rule == ReconciliationRules.NotFoundYet)
        {
            return false;
        }

        var user = ResourceId.TryParse(call.Caller, out var id) ? id : (Guid?)null;
        var state = await _client.GetCallerAsync(user, CancellationToken.None).ConfigureAwait(false);
        return !state.SawCalls || state.ActiveConversation is not null;
    }

    private async Task<CallTurn> HoldAsync(ListCall call, Diagnostic reason, DateTimeOffset? until)
    {
        await _queue.PutBackAsync(call.Key, new CallHold(reason, until), CancellationToken.None).ConfigureAwait(false);
        _tell(new ListEvent.Held(call, reason, until) { At = _time.GetUtcNow() });
        return default;
    }

    private CallTurn PassOver(string caller, Diagnostic reason)
    {
        var now = _time.GetUtcNow();
        _tell(new ListEvent.PassedOver(caller, reason, now + _options.PassOver) { At = now });
        return new CallTurn(now + _options.PassOver, default, null, null);
    }

    private static Diagnostic Reason(CallOutcome outcome) =>
        outcome.Diagnostics.FirstOrDefault(finding => finding.IsError) ??
        outcome.Diagnostics.FirstOrDefault() ?? new Diagnostic(ServiceRules.Refused);
}
