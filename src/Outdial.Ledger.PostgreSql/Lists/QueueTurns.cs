using System.Collections.Immutable;
using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>Gives callers the rows that are due, one at a time.</summary>
/// <remarks>Moments that it gives are of this process's clock, which may differ from the server's.</remarks>
internal sealed class QueueTurns(GateKeeper gates, TimeProvider time)
{
    // How many rows that a gate holds back are postponed in one transaction: others skip them meanwhile.
    private const int MostPostponed = 500;

    // Another node looks at the row that is due, or its key is held by one that lost its caller.
    private static readonly TimeSpan SoonAgain = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan ClosedPause = TimeSpan.FromSeconds(5);

    /// <summary>Takes the next call, in a transaction of its own.</summary>
    internal async Task<QueueTurn> TakeAsync(
        NpgsqlConnection connection,
        string name,
        ImmutableArray<string> callers,
        Guid node,
        CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var turn = await NextAsync(connection, name, callers, node, cancellationToken).ConfigureAwait(false);

            // Not given up any more: what is taken must be given to the one that asked.
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return turn;
        }
    }

    private async Task<QueueTurn> NextAsync(
        NpgsqlConnection connection,
        string name,
        ImmutableArray<string> callers,
        Guid node,
        CancellationToken cancellationToken)
    {
        var found = await connection.RowsAsync(TurnSql.List, Running.Read, cancellationToken, name)
            .ConfigureAwait(false);
        if (found is not [{ State: CallListState.Running } list])
        {
            return new QueueTurn.Stopped(found.Count == 0 ? null : found[0].State);
        }

        if (!list.IsOpen)
        {
            return Again(ClosedPause, new Diagnostic(LedgerRules.LedgerNotRecovered));
        }

        var busy = await connection.RowsAsync(
            TurnSql.Busy,
            row => (Caller: row.GetString(0), Key: row.GetString(1)),
            cancellationToken,
            list.Service,
            callers.ToArray()).ConfigureAwait(false);
        string[] free = [.. callers.Except(busy.Select(one => one.Caller))];
        for (var postponed = 0; postponed < MostPostponed; postponed++)
        {
            if (await DueAsync(connection, name, free, list.Now, cancellationToken).ConfigureAwait(false) is not
                { } call)
            {
                var reason = busy.Count == 0 ? null : new Diagnostic(
                    CallListRules.CallerUnavailable, $"The caller {busy[0].Caller} is in the call {busy[0].Key}.");
                return await NothingAsync(connection, name, free, list.Now, reason, cancellationToken)
                    .ConfigureAwait(false);
            }

            var asked = await gates.AskAsync(
                connection, list.Gates, GateDecision.Numbers(call.Dialled), cancellationToken).ConfigureAwait(false);
            if (asked.Hold(call, list.Now) is { } hold)
            {
                await PostponeAsync(connection, call.Key, hold, cancellationToken).ConfigureAwait(false);
                continue;
            }

            var caller = call.Caller ?? free[0];
            return await connection.ChangeAsync(
                TurnSql.Take, cancellationToken, list.Service, caller, call.Key.ToString(), node, name)
                .ConfigureAwait(false) == 1
                ? new QueueTurn.Taken(call, caller)
                : Again(TimeSpan.Zero); // another was quicker
        }

        return Again(TimeSpan.Zero);
    }

    internal static Task<int> PostponeAsync(
        NpgsqlConnection connection, CallKey key, CallHold hold, CancellationToken cancellationToken) =>
        connection.ChangeAsync(
            RowSql.Postpone, cancellationToken, key.ToString(), hold.Until, hold.Reason.Rule.Id, hold.Reason.Message);

    // The first row that is due and that one of these callers may place.
    private static async Task<QueuedCall?> DueAsync(
        NpgsqlConnection connection,
        string list,
        string[] callers,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (callers.Length == 0)
        {
            return null;
        }

        var ofAny = await connection.RowsAsync(RowSql.NextOfAny, RowSql.Read, cancellationToken, list, now)
            .ConfigureAwait(false);
        var ofOne = await connection.RowsAsync(RowSql.NextOfOne, RowSql.Read, cancellationToken, list, now, callers)
            .ConfigureAwait(false);
        return ofAny.Concat(ofOne).MinBy(row => (row.Due, row.Position));
    }

    private QueueTurn.Nothing Again(TimeSpan wait, Diagnostic? why = null) => new(time.GetUtcNow() + wait, why);

    private async Task<QueueTurn> NothingAsync(
        NpgsqlConnection connection,
        string list,
        string[] free,
        DateTimeOffset now,
        Diagnostic? busy,
        CancellationToken cancellationToken)
    {
        var waiting = await connection.RowsAsync(
            RowSql.NextWaiting,
            row => (Due: row.GetFieldValue<DateTimeOffset>(0), Rule: row.TextAt(1), Message: row.TextAt(2),
                Caller: row.TextAt(3)),
            cancellationToken,
            list).ConfigureAwait(false);
        return waiting switch
        {
            [] => new QueueTurn.Empty(),
            [({ } due, { } rule, { } message, _)] when due > now =>
                Again(due - now, new Diagnostic(Rules.Find(rule) ?? LedgerRules.LedgerUnusable, message)),
            [({ } due, _, _, _)] when due > now => Again(due - now),
            [(_, _, _, { } caller)] when !free.Contains(caller) => new QueueTurn.Nothing(null, busy),
            _ when free.Length == 0 => new QueueTurn.Nothing(null, busy),
            _ => Again(SoonAgain),
        };
    }

    private sealed record Running(
        CallListState State, string Service, CallGates[] Gates, DateTimeOffset Now, bool IsOpen)
    {
        internal static Running Read(NpgsqlDataReader row) => new(
            (CallListState)row.GetInt16(0),
            row.GetString(1),
            [GateKeeper.Read(row.GetValue(3)), ListSql.Gates(row.GetString(2))],
            row.GetFieldValue<DateTimeOffset>(4),
            row.GetBoolean(5));
    }
}
