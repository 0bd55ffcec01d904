using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>Statements with parameters, for the tables of a ledger.</summary>
internal static class LedgerTable
{
    /// <summary>Changes rows.</summary>
    /// <returns>How many.</returns>
    internal static int Change(
        SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; null if there is none.</summary>
    internal static object? Scalar(
        SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteScalar();
    }

    /// <summary>A statement, to be disposed of: a connection keeps those that are not, and searches them each time it
    /// forgets one.</summary>
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

    internal static string[] TextsOf(string json) => JsonSerializer.Deserialize(json, LedgerJson.Default.StringArray)!;

    internal static string? Text(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A moment; null if there is none.</summary>
    /// <exception cref="FormatException">The number is no moment: it is not as it was written.</exception>
    internal static DateTimeOffset? Time(SqliteDataReader row, int column) => row.IsDBNull(column) ? null
        : row.GetInt64(column) is >= 0 and var ticks && ticks <= DateTimeOffset.MaxValue.Ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
        : throw new FormatException("A moment in the ledger is not as it was written.");
}
