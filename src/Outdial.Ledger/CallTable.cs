using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>Reads and writes the table of calls, inside a transaction that its caller began. A row is sealed whenever
/// it is written, and its seal is checked whenever it is read.</summary>
internal sealed class CallTable(SqliteConnection connection, KeyChain chain)
{
    private const string Selected = KeyChain.Selected;

    /// <summary>The row of a key.</summary>
    /// <exception cref="FormatException">A row is not as it was written.</exception>
    internal LedgerRow? Find(CallKey key) =>
        key.IsEmpty ? null : Rows($"{Selected} WHERE key = $key", ("$key", key.ToString())).FirstOrDefault();

    /// <summary>Keys in these states, the oldest first, after a place in that order; none means all states.</summary>
    internal List<LedgerRow> Page(ImmutableArray<LedgerState> states, (long Created, string Key) after, int size) =>
        Rows(PageQuery(states), PagePlace(after, size));

    /// <summary>How SQLite finds a page: for tests, and to see that the indexes are there.</summary>
    internal static string Plan(SqliteConnection connection, ImmutableArray<LedgerState> states)
    {
        using var command = LedgerTable.Command(
            connection, $"EXPLAIN QUERY PLAN {PageQuery(states)}", PagePlace(default, 1));
        using var row = command.ExecuteReader();
        return row.Read() ? row.GetString(3) + (row.Read() ? row.GetString(3) : "") : "";
    }

    /// <summary>Adds the row of a key that is not there, which the chain of keys proves.</summary>
    /// <exception cref="FormatException">It does not: a row is not as it was written, or one is missing.</exception>
    internal void Insert(CallKey key, LedgerCall call, StoredField[] fields, DateTimeOffset now)
    {
        var (before, after) = chain.PlaceOf(key);
        LedgerTable.Change(
            connection,
            "INSERT INTO calls (key, state, contract, service, calling_user, fields, shown, dialled, created, " +
            "previous, seal) " +
            "VALUES ($key, $state, $contract, $service, $user, $fields, $shown, $dialled, $now, $before, x'')",
            ("$key", key.ToString()),
            ("$state", (int)LedgerState.Planned),
            ("$contract", (int)call.Contract),
            ("$service", call.Service),
            ("$user", call.CallingUser?.ToString("D")),
            ("$fields", JsonSerializer.Serialize(fields, LedgerJson.Default.StoredFieldArray)),
            ("$shown", LedgerTable.Texts(ClaimRules.Shown(call))),
            ("$dialled", LedgerTable.Texts(call.Dialled)),
            ("$now", now.UtcTicks),
            ("$before", before));
        chain.Seal(key.ToString());
        chain.Link(after, key.ToString());
    }

    /// <summary>Changes the row of a key, and seals it.</summary>
    /// <returns>How many rows were changed: one, or none.</returns>
    /// <exception cref="FormatException">The row is not as it was written.</exception>
    internal int Change(CallKey key, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        _ = Find(key); // a damaged row is not sealed again
        var changed = LedgerTable.Change(connection, sql, [("$key", key.ToString()), .. values]);
        if (changed > 0)
        {
            chain.Seal(key.ToString());
        }

        return changed;
    }

    private List<LedgerRow> Rows(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = LedgerTable.Command(connection, sql, values);
        using var row = command.ExecuteReader();
        var rows = new List<LedgerRow>();
        while (row.Read())
        {
            chain.Check(row);
            rows.Add(LedgerRow.Read(row));
        }

        return rows;
    }

    // Of one state its own index has the order; of several the index of all, since theirs would have to be sorted.
    private static string PageQuery(ImmutableArray<LedgerState> states)
    {
        var wanted = string.Join(", ", states.Select(state => (int)state));
        var (index, condition) = states.Length switch
        {
            0 => ("calls_by_age", "state >= 0 AND "),
            1 => ("calls_by_state", $"state = {wanted} AND "),
            _ => ("calls_by_age", $"state IN ({wanted}) AND "),
        };
        return $"{Selected} INDEXED BY {index} " +
            $"WHERE {condition}(created, key) > ($created, $key) ORDER BY created, key LIMIT $size";
    }

    private static (string Name, object? Value)[] PagePlace((long Created, string Key) after, int size) =>
        [("$created", after.Created), ("$key", after.Key ?? ""), ("$size", size)];
}
