using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>Reads and writes where each token's requests stand.</summary>
internal static class PaceTable
{
    internal const string Columns = "free_at, closed_until, allowed";

    internal static PaceState Find(SqliteConnection connection, string bucket)
    {
        using var command = LedgerTable.Command(
            connection,
            $"SELECT {Columns} FROM pace WHERE bucket = $bucket",
            ("$bucket", bucket));
        using var row = command.ExecuteReader();
        return row.Read()
            ? new PaceState(Time(row.GetInt64(0)), Time(row.GetInt64(1)), row.GetInt32(2))
            : default;
    }

    internal static void Write(SqliteConnection connection, string bucket, PaceState state) => LedgerTable.Change(
        connection,
        $"INSERT INTO pace (bucket, {Columns}) VALUES ($bucket, $free, $closed, $allowed) " +
        "ON CONFLICT (bucket) DO UPDATE SET free_at = $free, closed_until = $closed, allowed = $allowed",
        ("$bucket", bucket),
        ("$free", state.FreeAt.UtcTicks),
        ("$closed", state.ClosedUntil.UtcTicks),
        ("$allowed", state.Allowed));

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);
}
