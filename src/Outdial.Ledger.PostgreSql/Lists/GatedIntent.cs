using System.Collections.Immutable;
using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>Writes down that a call is about to leave which gates may hold back, inside a transaction that its caller
/// began.</summary>
internal sealed class GatedIntent(GateKeeper gates)
{
    /// <summary>What gates ask about a claim: the call, the gates, its row, and whether its caller is held. $1 key, $2
    /// claim, $3 owner.</summary>
    private static readonly string Select =
        $"""
        SELECT {RowSql.Columns}, c.dialled, (SELECT value FROM outdial.meta WHERE name = 'gates'), l.gates,
            EXISTS (SELECT 1 FROM outdial.caller f WHERE f.key = c.key AND f.owner = $3), l.name
        FROM outdial.call c LEFT JOIN outdial.list_row r ON r.key = c.key LEFT JOIN outdial.list l ON l.name = r.list
        WHERE c.key = $1 AND c.claim_no = $2 AND c.owner = $3 AND c.state {StateRules.Dialable}
        """;

    /// <summary>Asks the gates, and writes the intent if none holds the call back.</summary>
    /// <param name="connection">The connection, in a transaction.</param>
    /// <param name="key">The call.</param>
    /// <param name="values">The values of <see cref="CallSql.Intend"/>.</param>
    /// <returns>What holds it back; null if the intent is written.</returns>
    /// <exception cref="CallLedgerException">The claim is void, or the node does not hold the caller of the
    /// row.</exception>
    internal async Task<CallHold?> WriteAsync(NpgsqlConnection connection, CallKey key, object?[] values)
    {
        if (await connection.RowsAsync(Select, Asking.Read, CancellationToken.None, values[..3])
            .ConfigureAwait(false) is not [var asking])
        {
            throw ClaimRules.Void(key);
        }

        await RefuseClosedAsync(connection).ConfigureAwait(false);

        // A node that was declared dead between taking the row and claiming its key: another has the caller now.
        if (asking is { Row: not null, HoldsCaller: false })
        {
            throw new CallLedgerException(new Diagnostic(
                LedgerRules.LedgerUnusable,
                $"{key} is a row of the list {asking.List}, and this process does not hold its caller; nothing was " +
                "dialled.")
            {
                Help = "The list places it (CallList.RunAsync); give a call of its own another key.",
            });
        }

        await gates.LockAsync(connection, asking.Gates, asking.Numbers).ConfigureAwait(false);
        var asked = await gates.AskAsync(connection, asking.Gates, asking.Numbers, CancellationToken.None)
            .ConfigureAwait(false);
        var now = await connection.NowAsync(CancellationToken.None).ConfigureAwait(false);
        if (asked.Hold(key, asking.Row, asking.Numbers, now) is { } hold)
        {
            await QueueTurns.PostponeAsync(connection, key, hold, CancellationToken.None).ConfigureAwait(false);
            return hold;
        }

        return await connection.ScalarAsync(CallSql.Intend, CancellationToken.None, values).ConfigureAwait(false) is 1L
            ? null : throw ClaimRules.Void(key);
    }

    // What its database may have lost could be dialled again.
    private static async Task RefuseClosedAsync(NpgsqlConnection connection)
    {
        if (await connection.ScalarAsync(OriginSql.IsOpen, CancellationToken.None).ConfigureAwait(false) is not true)
        {
            throw new CallLedgerException(new Diagnostic(LedgerRules.LedgerNotRecovered));
        }
    }

    private sealed record Asking(
        QueuedCall? Row, ImmutableArray<E164Number> Numbers, CallGates[] Gates, bool HoldsCaller, string? List)
    {
        internal static Asking Read(NpgsqlDataReader row)
        {
            var first = RowSql.ColumnCount;
            var own = GateKeeper.Read(row.GetValue(first + 1));
            ImmutableArray<string> dialled = row.IsDBNull(first) ? [] : [.. row.GetFieldValue<string[]>(first)];
            return new Asking(
                row.IsDBNull(0) ? null : RowSql.Read(row),
                [.. GateDecision.Numbers(dialled)],
                row.TextAt(first + 2) is { } ofList ? [own, ListSql.Gates(ofList)] : [own],
                row.GetBoolean(first + 3),
                row.TextAt(first + 4));
        }
    }
}
