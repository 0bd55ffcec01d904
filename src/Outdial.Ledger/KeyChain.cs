using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>The chain of keys: each row names the key before it and is sealed, so that a key which is not found is
/// proved not to be there.</summary>
/// <remarks>
/// <para>To dial a key that is thought to be new is the one mistake that damage to a file may cause. SQLite's own check
/// sees neither a flipped bit in a key nor two pages that were exchanged, and either leads a search to the wrong place.
/// Wherever a search ends, the two rows there are read: both seals must hold, and the second must name the first. Then
/// no key is between them.</para>
/// <para>Two rows that belong to no call are at the ends: a table that lost them is not an empty one. Keys are text;
/// the last row's is a blob, which SQLite sorts after every text.</para>
/// </remarks>
internal sealed class KeyChain(SqliteConnection connection, RowSeal seal)
{
    /// <summary>Selects a row with its seal.</summary>
    internal const string Selected = $"SELECT {LedgerRow.Columns}, seal FROM calls";

    private const int KeyColumn = 0;
    private const int PreviousColumn = LedgerRow.ColumnCount - 1;

    /// <summary>The keys between which a key that is not there belongs.</summary>
    /// <exception cref="FormatException">It is not proved that it is not there.</exception>
    internal (string Before, object After) PlaceOf(CallKey key)
    {
        var (before, _) = Read($"{Selected} WHERE key < $key ORDER BY key DESC LIMIT 1", key);
        var (after, previous) = Read($"{Selected} WHERE key > $key ORDER BY key LIMIT 1", key);
        return before is string text && previous is string named && text == named
            ? (text, after)
            : throw Damaged();
    }

    /// <summary>Checks a row that was selected as above.</summary>
    /// <exception cref="FormatException">It is not as it was written.</exception>
    internal void Check(DbDataReader row)
    {
        if (!seal.Holds(row, LedgerRow.ColumnCount))
        {
            throw Damaged();
        }
    }

    /// <summary>Checks every row and every link.</summary>
    /// <exception cref="FormatException">One does not hold.</exception>
    internal void CheckAll()
    {
        using var command = LedgerTable.Command(connection, $"{Selected} ORDER BY key");
        using var row = command.ExecuteReader();
        object? before = null;
        while (row.Read())
        {
            Check(row);
            if (!Equals(before ?? DBNull.Value, row.GetValue(PreviousColumn)))
            {
                throw Damaged();
            }

            before = row.GetValue(KeyColumn);
        }

        if (before is not byte[])
        {
            throw Damaged(); // the end is missing
        }
    }

    /// <summary>Seals the row of a key as it is now.</summary>
    internal void Seal(object key)
    {
        byte[] sealOfRow;
        using (var command = LedgerTable.Command(
            connection, $"SELECT {LedgerRow.Columns} FROM calls WHERE key = $key", ("$key", key)))
        using (var row = command.ExecuteReader())
        {
            if (!row.Read())
            {
                throw Damaged();
            }

            sealOfRow = seal.Of(row, LedgerRow.ColumnCount);
        }

        LedgerTable.Change(
            connection, "UPDATE calls SET seal = $seal WHERE key = $key", ("$key", key), ("$seal", sealOfRow));
    }

    /// <summary>Names the key before a row.</summary>
    internal void Link(object key, string? before)
    {
        LedgerTable.Change(
            connection, "UPDATE calls SET previous = $before WHERE key = $key", ("$key", key), ("$before", before));
        Seal(key);
    }

    /// <summary>Links the rows that do not name the one before them: others between them were deleted.</summary>
    internal void LinkAll()
    {
        var links = new List<(object Key, string? Before)>();
        using (var command = LedgerTable.Command(
            connection,
            "SELECT key, before FROM (SELECT key, previous, LAG(key) OVER (ORDER BY key) AS before FROM calls) " +
            "WHERE previous IS NOT before"))
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
            {
                links.Add((row.GetValue(0), row.IsDBNull(1) ? null : row.GetString(1)));
            }
        }

        links.ForEach(link => Link(link.Key, link.Before));
    }

    /// <summary>Begins the chain in a table that has none: adds the two ends, links every row and seals it.</summary>
    internal void Begin()
    {
        // No list begins before them, and no list has their state.
        LedgerTable.Change(
            connection,
            "INSERT INTO calls (key, state, contract, service, fields, shown, created, seal) VALUES " +
            "('', -1, 0, '', '[]', '[]', $created, x''), (x'FF', -1, 0, '', '[]', '[]', $created, x'')",
            ("$created", long.MinValue));
        LinkAll();
        Seal(""); // which no row is before
    }

    private (object Key, object Previous) Read(string sql, CallKey key)
    {
        using var command = LedgerTable.Command(connection, sql, ("$key", key.ToString()));
        using var row = command.ExecuteReader();
        if (!row.Read())
        {
            throw Damaged();
        }

        Check(row);
        return (row.GetValue(KeyColumn), row.GetValue(PreviousColumn));
    }

    private static FormatException Damaged() => new("A row of the ledger is missing, or is not as it was written.");
}
