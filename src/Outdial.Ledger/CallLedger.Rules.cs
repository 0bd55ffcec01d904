using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>What a key's state allows, and how it changes; each inside one transaction.</summary>
public sealed partial class CallLedger
{
    private LedgerClaim Claim(CallKey key, LedgerCall call, TimeSpan patience)
    {
        var now = _time.GetUtcNow();
        var until = patience < DateTimeOffset.MaxValue - now ? now + patience : DateTimeOffset.MaxValue;
        var fields = _digests.Of(call);
        var row = _calls.Find(key);
        if (row is null)
        {
            _calls.Insert(key, call, fields, now);
            if (call.CallingUser is { } user)
            {
                _rows.Bind(key.ToString(), user);
            }

            return Grant(key, last: null, now, until);
        }

        var differences = FieldDigests.Compare(row.Fields, fields);
        if (!differences.IsEmpty)
        {
            return new LedgerClaim.Conflict(row.Entry, differences);
        }

        row = Current(row);
        return row.Entry.State switch
        {
            LedgerState.Planned when IsFree(row, now) => Grant(key, row.Entry.Stamp, now, until),
            LedgerState.Planned or LedgerState.Intended => new LedgerClaim.InFlight(row.Entry),
            _ => new LedgerClaim.Recorded(row.Entry),
        };
    }

    private LedgerClaim.Granted Grant(CallKey key, CallStamp? last, DateTimeOffset now, DateTimeOffset until)
    {
        var ticket = new LedgerTicket(key, Guid.NewGuid().ToString("N"), _stamps.Next(key, last));
        _calls.Change(
                key,
            "UPDATE calls SET claim = $claim, owner = $owner, claimed = $now, claim_until = $until WHERE key = $key",
            ("$claim", ticket.Claim),
            ("$owner", _owner),
            ("$now", now.UtcTicks),
            ("$until", until.UtcTicks));
        return new LedgerClaim.Granted(ticket);
    }

    private CallHold? Intend(LedgerTicket ticket, CallIntent intent)
    {
        var row = _calls.Find(ticket.Key);
        if (row is null || row.Claim != ticket.Claim ||
            row.Entry.State is not (LedgerState.Planned or LedgerState.Intended))
        {
            throw ClaimRules.Void(ticket.Key);
        }

        var (key, now) = (ticket.Key.ToString(), _time.GetUtcNow());
        if (_gates.Hold(key, row.Entry.Dialled, now) is { } hold)
        {
            _rows.Postpone(key, hold);
            return hold;
        }

        foreach (var number in GateDecision.Numbers(row.Entry.Dialled))
        {
            _dials.Add(number, now, key);
        }

        _calls.Change(
                ticket.Key,
            "UPDATE calls SET state = $intended, stamp = $stamp, until = $until, " +
            "first_intended = COALESCE(first_intended, $at) WHERE key = $key",
            ("$intended", (int)LedgerState.Intended),
            ("$stamp", intent.Stamp?.ToString()),
            ("$until", intent.Until.UtcTicks),
            ("$at", intent.At.UtcTicks));
        return null;
    }

    private static bool IsFree(LedgerRow row, DateTimeOffset now) =>
        row.Owner is not { } owner || LedgerOwner.IsGone(owner) || row.ClaimUntil < now;

    private bool IsOverdue(LedgerRow row) => row.Entry.State == LedgerState.Intended &&
        (row.Until < _time.GetUtcNow() || (row.Owner is { } owner && LedgerOwner.IsGone(owner)));

    // Few: what is on its way at this moment, or was when a process ended.
    private List<LedgerRow> Intended() =>
        _calls.Page([LedgerState.Intended], (long.MinValue, ""), int.MaxValue);

    // What a living process is about to dial, or is dialling. By a clock that is ahead its time is over.
    private List<string> HeldKeys() =>
    [
        .. _calls.Page([LedgerState.Planned, LedgerState.Intended], (long.MinValue, ""), int.MaxValue)
            .Where(row => row.Owner is { } owner && !LedgerOwner.IsGone(owner))
            .Select(row => row.Entry.Key.ToString()),
    ];

    private async ValueTask SayOverdueAsync(CancellationToken cancellationToken)
    {
        if (await InFileAsync(() => Intended().Exists(IsOverdue), cancellationToken).ConfigureAwait(false))
        {
            await ChangeAsync(SayOverdue, cancellationToken).ConfigureAwait(false);
        }
    }

    private int SayOverdue() => Intended().Select(Current).Count();

    /// <summary>The row as it is now: an intent whose process is gone, or whose time is over, is unknown.</summary>
    private LedgerRow Current(LedgerRow row)
    {
        if (!IsOverdue(row))
        {
            return row;
        }

        var now = _time.GetUtcNow();
        var ended = row.Until < now ? row.Until.Value : now;
        _calls.Change(
                row.Entry.Key,
            "UPDATE calls SET state = $unknown, ended = $ended, owner = NULL, rule = $rule, message = $message " +
            "WHERE key = $key",
            ("$unknown", (int)LedgerState.Unknown),
            ("$ended", ended.UtcTicks),
            ("$rule", LedgerRules.IntentWithoutOutcome.Id),
            ("$message", LedgerRules.IntentWithoutOutcome.Message));
        return _calls.Find(row.Entry.Key)!; // it was there a moment ago, in this transaction
    }

    private void Record(LedgerTicket ticket, CallOutcome outcome)
    {
        var state = StateRules.After(outcome);
        var reason = outcome.Diagnostics.FirstOrDefault(finding => finding.IsError);
        var isPlaced = state == LedgerState.Placed;

        // Late or not, a placed call was placed, whatever was recorded meanwhile; nothing else undoes a settlement.
        _calls.Change(
                ticket.Key,
            "UPDATE calls SET state = $state, conversation = $conversation, rule = $rule, message = $message, " +
            "status = $status, ended = $now, owner = NULL, claim = NULL, until = NULL, " +
            "dialled = CASE WHEN $state IN ($placed, $refused) THEN NULL ELSE dialled END " +
            $"WHERE key = $key AND ((claim = $claim AND state {StateRules.Recordable}) OR " +
            $"($isPlaced AND conversation IS NULL AND state {StateRules.Overruled}))",
            ("$state", (int)state),
            ("$conversation", outcome.ConversationId),
            ("$rule", reason?.Rule.Id),
            ("$message", reason?.Message),
            ("$status", outcome.Response?.Status),
            ("$now", _time.GetUtcNow().UtcTicks),
            ("$placed", (int)LedgerState.Placed),
            ("$refused", (int)LedgerState.Refused),
            ("$isPlaced", isPlaced),
            ("$claim", ticket.Claim));
        if (StateRules.RangNoPhone(state) && _calls.Find(ticket.Key) is { } now &&
            StateRules.RangNoPhone(now.Entry.State))
        {
            _dials.Remove(ticket.Key.ToString()); // no phone rang
        }
    }

    private void AddCorrelations(LedgerTicket ticket, ImmutableArray<string> ids)
    {
        if (ids.IsEmpty || _calls.Find(ticket.Key) is not { } row)
        {
            return;
        }

        _calls.Change(
                ticket.Key,
            "UPDATE calls SET correlations = $ids WHERE key = $key",
            ("$ids", LedgerTable.Texts(row.Entry.CorrelationIds.Union(ids))));
    }

    private ValueTask<T> ChangeAsync<T>(
        Func<T> change, CancellationToken cancellationToken, bool isDurable = true) => InFileAsync(
        () =>
        {
            Sync(isDurable);
            using var transaction = Connection.BeginTransaction(deferred: false);
            var result = change();
            LedgerUse.Count(Connection);
            transaction.Commit();
            if (isDurable)
            {
                LedgerFile.FoldLog(Connection);
            }

            return result;
        },
        cancellationToken);

    // FULL: a commit is on the disk when it returns. NORMAL: it is there with the next one that is, and lost if power
    // fails before; then its process is gone too. That is enough for what alone permits nothing: a claim, which
    // needs an intent to dial, and the rate. SQLite guarantees that neither damages the file.
    private void Sync(bool isDurable)
    {
        if (isDurable != _isDurable)
        {
            LedgerFile.Execute(Connection, isDurable ? "PRAGMA synchronous = FULL;" : "PRAGMA synchronous = NORMAL;");
            _isDurable = isDurable;
        }
    }

    private async ValueTask InFileAsync(Action action, CancellationToken cancellationToken) => await InFileAsync(
        () =>
        {
            action();
            return 0;
        },
        cancellationToken).ConfigureAwait(false);

    // One connection, one at a time: SQLite lets one write anyway, and does so without waiting in between.
    private async ValueTask<T> InFileAsync<T>(Func<T> action, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // A call that is on its way when the application closes its ledger must not lose its outcome over it.
            // After the file is removed, the next process would open a new one, and both would dial.
            return _closed ? throw Unusable("it was closed")
                : MovedFile.Is(Connection) ? throw Unusable("the file was removed, or another one stands in its place")
                : action();
        }
        catch (SqliteException exception)
        {
            throw LedgerFile.Explain(exception, Path);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw LedgerFile.Damaged(Path, exception);
        }
        finally
        {
            _gate.Release();
        }
    }

    private CallLedgerException Unusable(string why) => new(
        new Diagnostic(LedgerRules.LedgerUnusable, $"The ledger {Path} cannot be used: {why}."));
}
