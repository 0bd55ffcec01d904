using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>Imports rows of lists, inside a transaction that its caller began.</summary>
internal sealed class RowImports(SqliteConnection connection, byte[] secret, RowSeal seal)
{
    // Imports are counted from 1.
    private const long NoImport = -1;

    private readonly RowDigests _digests = new(secret);

    /// <summary>Adds rows that are not there.</summary>
    /// <returns>What came of each.</returns>
    internal ImmutableArray<RowImport> Add(
        string list, long import, ImmutableArray<QueuedCall> rows, DateTimeOffset now)
    {
        using var insert = Insert(list, import);
        var results = ImmutableArray.CreateBuilder<RowImport>(rows.Length);
        foreach (var row in rows)
        {
            var digest = _digests.Of(row);
            results.Add(TryInsert(insert, row, digest, now)
                ? new RowImport.Added() : Compare(list, import, row, digest));
        }

        return results.MoveToImmutable();
    }

    /// <summary>What would come of adding a row.</summary>
    internal RowImport Look(string list, QueuedCall row) =>
        StoredOf(row.Key) is null ? new RowImport.Added() : Compare(list, NoImport, row, _digests.Of(row));

    /// <summary>Adds the next attempt at a row, beside the one that is over.</summary>
    internal void AddNext(string list, QueuedCall row)
    {
        using var insert = Insert(list, 0);
        TryInsert(insert, row, _digests.Of(row), row.Due!.Value); // a next attempt is due at a moment
    }

    /// <summary>Removes the rows of an import.</summary>
    internal void Remove(string list, long import) => LedgerTable.Change(
        connection,
        "DELETE FROM list_rows WHERE list = $list AND import = $import",
        ("$list", list),
        ("$import", import));

    // The place of a row is its own: one that was inserted into the file later goes behind those that are there.
    private SqliteCommand Insert(string list, long import)
    {
        var command = LedgerTable.Command(
            connection,
            "INSERT INTO list_rows (list, position, attempt, key, row_key, import, digest, seal, body, dialled, " +
            "shown, caller, zones, not_after, due_at) VALUES ($list, $position, $attempt, $key, $row_key, $import, " +
            "$digest, $seal, $body, $dialled, $shown, $caller, $zones, $not_after, $due) ON CONFLICT DO NOTHING",
            ("$list", list),
            ("$import", import));
        foreach (var name in (string[])
            [
                "$position", "$attempt", "$key", "$row_key", "$digest", "$seal", "$body", "$dialled", "$shown",
                "$caller", "$zones", "$not_after", "$due",
            ])
        {
            command.Parameters.AddWithValue(name, DBNull.Value);
        }

        return command;
    }

    private bool TryInsert(SqliteCommand insert, QueuedCall row, byte[] digest, DateTimeOffset now)
    {
        var values = insert.Parameters;
        values["$position"].Value = row.Position;
        values["$attempt"].Value = row.Attempt;
        values["$key"].Value = row.Key.ToString();
        values["$row_key"].Value = row.RowKey;
        values["$digest"].Value = digest;
        values["$seal"].Value = RowTable.SealOf(seal, row);
        values["$body"].Value = row.Body;
        values["$dialled"].Value = LedgerTable.Texts(row.Dialled);
        values["$shown"].Value = row.Shown;
        values["$caller"].Value = (object?)row.Caller ?? DBNull.Value;
        values["$zones"].Value = (object?)row.Zones ?? DBNull.Value;
        values["$not_after"].Value = row.NotAfter is { } moment ? moment.UtcTicks : DBNull.Value;
        values["$due"].Value = (row.Due ?? now).UtcTicks;
        if (insert.ExecuteNonQuery() == 1)
        {
            return true;
        }

        if (StoredOf(row.Key) is not null)
        {
            return false;
        }

        // Its line is another row's: the file has changed since that was imported.
        values["$position"].Value = EndOf((string)values["$list"].Value!) + 1;
        return insert.ExecuteNonQuery() == 1;
    }

    private RowImport Compare(string list, long import, QueuedCall row, byte[] digest)
    {
        var stored = StoredOf(row.Key);
        return stored is null || stored.List != list ? new RowImport.Conflict(stored?.Body)
            : stored.Import == import ? new RowImport.Duplicate(stored.Position)
            : stored.Digest.AsSpan().SequenceEqual(digest) ? new RowImport.Same()
            : new RowImport.Conflict(stored.Body);
    }

    private long EndOf(string list) => LedgerTable.Scalar(
        connection, "SELECT MAX(position) FROM list_rows WHERE list = $list", ("$list", list)) as long? ?? 0;

    private Stored? StoredOf(CallKey key)
    {
        using var command = LedgerTable.Command(
            connection,
            "SELECT list, position, import, digest, body FROM list_rows WHERE key = $key",
            ("$key", key.ToString()));
        using var row = command.ExecuteReader();
        return row.Read()
            ? new Stored(
                row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3),
                    LedgerTable.Text(row, 4))
            : null;
    }

    private sealed record Stored(string List, long Position, long Import, byte[] Digest, string? Body);
}
