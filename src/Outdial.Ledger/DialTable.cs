using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>Reads and writes when which number was dialled by a keyed call, or may have been; a number is kept as a
/// digest with the ledger's own key. Inside a transaction that its caller began.</summary>
internal sealed class DialTable(SqliteConnection connection, byte[] secret)
{
    private readonly NumberDigests _digests = new(secret);

    /// <summary>The moments at which a number was dialled since another moment, by other keys.</summary>
    internal List<DateTimeOffset> Since(E164Number number, DateTimeOffset since, string key)
    {
        using var command = LedgerTable.Command(
            connection,
            "SELECT at FROM dials WHERE number = $number AND at > $since AND key <> $key ORDER BY at",
            ("$number", _digests.Of(number)),
            ("$since", since.UtcTicks),
            ("$key", key));
        using var row = command.ExecuteReader();
        var moments = new List<DateTimeOffset>();
        while (row.Read())
        {
            moments.Add(LedgerTable.Time(row, 0)!.Value); // never null
        }

        return moments;
    }

    internal void Add(E164Number number, DateTimeOffset now, string key) => LedgerTable.Change(
        connection,
        "INSERT OR IGNORE INTO dials (number, at, key) VALUES ($number, $at, $key)",
        ("$number", _digests.Of(number)),
        ("$at", now.UtcTicks),
        ("$key", key));

    /// <summary>Forgets a key's dials: it is proved that none of them was acted on.</summary>
    internal void Remove(string key) =>
        LedgerTable.Change(connection, "DELETE FROM dials WHERE key = $key", ("$key", key));

    internal void Purge(DateTimeOffset before) =>
        LedgerTable.Change(connection, "DELETE FROM dials WHERE at < $before", ("$before", before.UtcTicks));
}
