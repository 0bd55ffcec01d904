using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>Reads and writes the rate state of each token.</summary>
internal static class RateTable
{
    internal const string Columns = "free_at, closed_until, allowed";

    internal static RateState Find(SqliteConnection connection, string bucket)
    {
        using var command = LedgerTable.Command(
            connection,
            $"SELECT {Columns} FROM pace WHERE bucket = $bucket",
            ("$bucket", bucket));
        using var row = command.ExecuteReader();
        return row.Read() ? State(row, 0) : default;
    }

    /// <summary>Every bucket and its stored state, in the order of their names.</summary>
    internal static Dictionary<string, RateState> All(SqliteConnection connection)
    {
        using var command = LedgerTable.Command(connection, $"SELECT bucket, {Columns} FROM pace ORDER BY bucket");
        using var row = command.ExecuteReader();
        var states = new Dictionary<string, RateState>(StringComparer.Ordinal);
        while (row.Read())
        {
            states[row.GetString(0)] = State(row, 1);
        }

        return states;
    }

    /// <summary>Forgets every bucket.</summary>
    internal static int Clear(SqliteConnection connection) => LedgerTable.Change(connection, "DELETE FROM pace");

    internal static void Write(SqliteConnection connection, string bucket, RateState state) => LedgerTable.Change(
        connection,
        $"INSERT INTO pace (bucket, {Columns}) VALUES ($bucket, $free, $closed, $allowed) " +
        "ON CONFLICT (bucket) DO UPDATE SET free_at = $free, closed_until = $closed, allowed = $allowed",
        ("$bucket", bucket),
        ("$free", state.FreeAt.UtcTicks),
        ("$closed", state.ClosedUntil.UtcTicks),
        ("$allowed", state.Allowed));

    // What cannot have been written from here counts as the nearest that can.
    private static RateState State(SqliteDataReader row, int first) => new(
        Time(row.GetInt64(first)),
        Time(row.GetInt64(first + 1)),
        (int)Math.Clamp(row.GetInt64(first + 2), 0, int.MaxValue));

    private static DateTimeOffset Time(long ticks) =>
        new(Math.Clamp(ticks, 0, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);
}
