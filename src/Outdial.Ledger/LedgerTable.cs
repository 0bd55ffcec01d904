using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>Reads and writes the table of calls, inside a transaction that somebody else began.</summary>
internal static class LedgerTable
{
    internal static LedgerRow? Find(SqliteConnection connection, CallKey key)
    {
        using var command = Command(
            connection, $"SELECT {LedgerRow.Columns} FROM calls WHERE key = $key", ("$key", key.ToString()));
        using var row = command.ExecuteReader();
        return row.Read() ? LedgerRow.Read(row) : null;
    }

    /// <summary>Keys in these states, the oldest first, after a place in that order; none means all states.</summary>
    internal static List<LedgerRow> Page(
        SqliteConnection connection, ImmutableArray<LedgerState> states, (long Created, string Key) after, int size)
    {
        using var command = PageCommand(connection, "", states, after, size);
        using var row = command.ExecuteReader();
        var rows = new List<LedgerRow>();
        while (row.Read())
        {
            rows.Add(LedgerRow.Read(row));
        }

        return rows;
    }

    /// <summary>How SQLite finds a page: for tests.</summary>
    internal static string Plan(SqliteConnection connection, ImmutableArray<LedgerState> states)
    {
        using var command = PageCommand(connection, "EXPLAIN QUERY PLAN ", states, default, 1);
        using var row = command.ExecuteReader();
        return row.Read() ? row.GetString(3) + (row.Read() ? row.GetString(3) : "") : "";
    }

    // Of one state its own index has the order; of several the index of all, since theirs would have to be sorted.
    private static SqliteCommand PageCommand(
        SqliteConnection connection,
        string before,
        ImmutableArray<LedgerState> states,
        (long Created, string Key) after,
        int size)
    {
        var wanted = string.Join(", ", states.Select(state => (int)state));
        var (index, condition) = states.Length switch
        {
            0 => ("calls_by_age", ""),
            1 => ("calls_by_state", $"state = {wanted} AND "),
            _ => ("calls_by_age", $"state IN ({wanted}) AND "),
        };
        return Command(
            connection,
            $"{before}SELECT {LedgerRow.Columns} FROM calls INDEXED BY {index} " +
            $"WHERE {condition}(created, key) > ($created, $key) ORDER BY created, key LIMIT $size",
            ("$created", after.Created),
            ("$key", after.Key ?? ""),
            ("$size", size));
    }

    internal static void Insert(SqliteConnection connection, CallKey key, LedgerCall call, StoredField[] fields,
        DateTimeOffset now) => Change(
            connection,
            "INSERT INTO calls (key, state, contract, service, calling_user, fields, shown, dialled, created) VALUES " +
            "($key, $state, $contract, $service, $user, $fields, $shown, $dialled, $now)",
            ("$key", key.ToString()),
            ("$state", (int)LedgerState.Planned),
            ("$contract", (int)call.Contract),
            ("$service", call.Service),
            ("$user", call.CallingUser?.ToString("D")),
            ("$fields", JsonSerializer.Serialize(fields, LedgerJson.Default.StoredFieldArray)),
            ("$shown", Texts(call.Fields
                .Where(field => field.Path.StartsWith("destinations[", StringComparison.Ordinal))
                .Select(field => field.Shown))),
            ("$dialled", Texts(call.Dialled)),
            ("$now", now.UtcTicks));

    /// <summary>Changes rows.</summary>
    /// <returns>How many.</returns>
    internal static int Change(
        SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    internal static SqliteCommand Command(
        SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only this folder's own text; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    internal static string Texts(IEnumerable<string> texts) =>
        JsonSerializer.Serialize([.. texts], LedgerJson.Default.StringArray);
}
