using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>Reads and writes the table of calls, inside a transaction that its caller began. A row is sealed whenever it
/// is written, and its seal is checked whenever it is read.</summary>
internal sealed class CallTable(SqliteConnection connection, RowSeal seal)
{
    private const string Selected = $"SELECT {LedgerRow.Columns}, seal FROM calls";

    /// <summary>The row of a key.</summary>
    /// <exception cref="FormatException">A row is not as it was written.</exception>
    internal LedgerRow? Find(CallKey key) =>
        key.IsEmpty ? null : Rows($"{Selected} WHERE key = $key", ("$key", key.ToString())).FirstOrDefault();

    /// <summary>Looks at the rows on both sides of the place of a key that is not there.</summary>
    /// <remarks>The keys are the table's own order. If a bit of one has flipped, either it stands where the key was
    /// looked for, or the search was led astray by it and ended beside it: in both cases it is one of these two, and its
    /// seal says so. A row before it there always is: the first one, which no call has. Nothing else has to be read to
    /// know that the key is new.</remarks>
    /// <exception cref="FormatException">One of them is not as it was written.</exception>
    internal void CheckPlaceOf(CallKey key)
    {
        if (!IsWhole($"{Selected} WHERE key < $key ORDER BY key DESC LIMIT 1", key, ifNone: false) ||
            !IsWhole($"{Selected} WHERE key > $key ORDER BY key LIMIT 1", key, ifNone: true))
        {
            throw Damaged();
        }
    }

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

    internal void Insert(CallKey key, LedgerCall call, StoredField[] fields, DateTimeOffset now) => Change(
        key,
        "INSERT INTO calls (key, state, contract, service, calling_user, fields, shown, dialled, created, seal) " +
        "VALUES ($key, $state, $contract, $service, $user, $fields, $shown, $dialled, $now, x'')",
        ("$state", (int)LedgerState.Planned),
        ("$contract", (int)call.Contract),
        ("$service", call.Service),
        ("$user", call.CallingUser?.ToString("D")),
        ("$fields", JsonSerializer.Serialize(fields, LedgerJson.Default.StoredFieldArray)),
        ("$shown", LedgerTable.Texts(call.Fields
            .Where(field => field.Path.StartsWith("destinations[", StringComparison.Ordinal))
            .Select(field => field.Shown))),
        ("$dialled", LedgerTable.Texts(call.Dialled)),
        ("$now", now.UtcTicks));

    /// <summary>Changes the row of a key, and seals it.</summary>
    /// <returns>How many rows were changed: one, or none.</returns>
    /// <exception cref="FormatException">The row is not as it was written.</exception>
    internal int Change(CallKey key, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        _ = Find(key); // what is damaged is not sealed anew
        var changed = LedgerTable.Change(connection, sql, [("$key", key.ToString()), .. values]);
        if (changed > 0)
        {
            Seal(key.ToString());
        }

        return changed;
    }

    /// <summary>Seals every row, of a ledger whose rows had none, and puts the first one before them.</summary>
    internal void SealAll()
    {
        LedgerTable.Change(
            connection,
            "INSERT INTO calls (key, state, contract, service, fields, shown, created, seal) " +
            "VALUES ('', -1, 0, '', '[]', '[]', $created, x'')",
            ("$created", long.MinValue)); // no list begins before it
        var keys = new List<string>();
        using (var command = LedgerTable.Command(connection, "SELECT key FROM calls"))
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
            {
                keys.Add(row.GetString(0));
            }
        }

        keys.ForEach(Seal);
    }

    private void Seal(string key)
    {
        byte[] sealOfRow;
        using (var command = LedgerTable.Command(
            connection, $"SELECT {LedgerRow.Columns} FROM calls WHERE key = $key", ("$key", key)))
        using (var row = command.ExecuteReader())
        {
            row.Read();
            sealOfRow = seal.Of(row, LedgerRow.ColumnCount);
        }

        LedgerTable.Change(
            connection, "UPDATE calls SET seal = $seal WHERE key = $key", ("$key", key), ("$seal", sealOfRow));
    }

    private List<LedgerRow> Rows(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = LedgerTable.Command(connection, sql, values);
        using var row = command.ExecuteReader();
        var rows = new List<LedgerRow>();
        while (row.Read())
        {
            rows.Add(seal.Holds(row, LedgerRow.ColumnCount)
                ? LedgerRow.Read(row)
                : throw Damaged());
        }

        return rows;
    }

    private bool IsWhole(string sql, CallKey key, bool ifNone)
    {
        using var command = LedgerTable.Command(connection, sql, ("$key", key.ToString()));
        using var row = command.ExecuteReader();
        return row.Read() ? seal.Holds(row, LedgerRow.ColumnCount) : ifNone;
    }

    private static FormatException Damaged() => new("A row of the ledger is not as it was written.");

    // Of one state its own index has the order; of several the index of all, since theirs would have to be sorted.
    private static string PageQuery(ImmutableArray<LedgerState> states)
    {
        var wanted = string.Join(", ", states.Select(state => (int)state));
        var (index, condition) = states.Length switch
        {
            0 => ("calls_by_age", ""),
            1 => ("calls_by_state", $"state = {wanted} AND "),
            _ => ("calls_by_age", $"state IN ({wanted}) AND "),
        };
        return $"{Selected} INDEXED BY {index} " +
            $"WHERE {condition}(created, key) > ($created, $key) ORDER BY created, key LIMIT $size";
    }

    private static (string Name, object? Value)[] PagePlace((long Created, string Key) after, int size) =>
        [("$created", after.Created), ("$key", after.Key ?? ""), ("$size", size)];
}
