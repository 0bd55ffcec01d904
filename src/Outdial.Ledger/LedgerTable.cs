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

    internal static List<LedgerRow> All(SqliteConnection connection)
    {
        using var command = Command(connection, $"SELECT {LedgerRow.Columns} FROM calls ORDER BY created, key");
        using var row = command.ExecuteReader();
        var rows = new List<LedgerRow>();
        while (row.Read())
        {
            rows.Add(LedgerRow.Read(row));
        }

        return rows;
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
