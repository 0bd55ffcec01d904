using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>Reads and writes the rows of lists, inside a transaction that its caller began.</summary>
/// <remarks>A row's state is its key's in the table of calls; no row there means that it was never claimed. What is to
/// be dialled, and within which bounds, is sealed: a bit that has flipped on the disk is noticed when the row is
/// read.</remarks>
internal sealed class RowTable(SqliteConnection connection, RowSeal seal)
{
    internal const string Columns =
        "r.key, r.position, r.row_key, r.attempt, r.body, r.shown, r.caller, r.zones, r.not_after, r.due_at, " +
        "r.dialled, r.seal";

    // Free to be taken: waiting, and no call of it on its way or over.
    private const string Free =
        "(c.key IS NULL OR c.state = 0) AND NOT EXISTS (SELECT 1 FROM callers f WHERE f.key = r.key) AND " +
        "r.import IS NOT (SELECT importing FROM lists WHERE name = r.list)";

    /// <summary>A row that waits, and the list that it is of.</summary>
    internal sealed record Waiting(string List, QueuedCall Call);

    internal Waiting? Find(string key)
    {
        using var command = LedgerTable.Command(
            connection, $"SELECT {Columns}, r.list FROM list_rows r WHERE r.key = $key", ("$key", key));
        using var row = command.ExecuteReader();
        return row.Read() ? new Waiting(row.GetString(12), Read(row)) : null;
    }

    /// <summary>The first row that is due and that a caller may place; null if there is none.</summary>
    internal QueuedCall? NextDue(string list, string caller, DateTimeOffset now)
    {
        // One look for rows of any caller and one for rows of this one: each follows the index.
        var any = First(list, null, now);
        var own = First(list, caller, now);
        return any is null ? own : own is null ? any
            : (any.Due, any.Position).CompareTo((own.Due, own.Position)) <= 0 ? any : own;
    }

    /// <summary>When the next row that waits is due, and what holds it back; null if no row waits.</summary>
    internal (DateTimeOffset Due, string? Rule, string? Message)? NextWaiting(string list)
    {
        using var command = LedgerTable.Command(
            connection,
            "SELECT r.due_at, r.rule, r.message FROM list_rows r INDEXED BY list_rows_next " +
            "LEFT JOIN calls c ON c.key = r.key " +
            $"WHERE r.list = $list AND r.due_at IS NOT NULL AND {Free} ORDER BY r.due_at LIMIT 1",
            ("$list", list));
        using var row = command.ExecuteReader();
        return row.Read() ? (LedgerTable.Time(row, 0)!.Value, LedgerTable.Text(row, 1), LedgerTable.Text(row, 2))
            : null;
    }

    /// <summary>How many earlier attempts at the row of a call ended in a way.</summary>
    internal int CountEarlier(string key, string verdict) => (int)(long)LedgerTable.Scalar(
        connection,
        "SELECT COUNT(*) FROM list_rows r JOIN list_rows e ON e.list = r.list AND e.position = r.position " +
        "WHERE r.key = $key AND e.attempt < r.attempt AND e.verdict = $verdict",
        ("$key", key),
        ("$verdict", verdict))!; // a count

    /// <summary>Binds a row to the user whose call it has become: with another it would be another call.</summary>
    internal void Bind(string key, Guid user) => LedgerTable.Change(
        connection,
        "UPDATE list_rows SET caller = $caller WHERE key = $key",
        ("$key", key),
        ("$caller", user.ToString("D")));

    /// <summary>The callers that rows name which wait.</summary>
    internal List<string> Callers(string list)
    {
        using var command = LedgerTable.Command(
            connection,
            "SELECT DISTINCT caller FROM list_rows INDEXED BY list_rows_due " +
            "WHERE list = $list AND caller IS NOT NULL AND due_at IS NOT NULL",
            ("$list", list));
        using var row = command.ExecuteReader();
        var callers = new List<string>();
        while (row.Read())
        {
            callers.Add(row.GetString(0));
        }

        return callers;
    }

    /// <summary>Postpones a row; null withholds it.</summary>
    internal void Postpone(string key, CallHold hold) => LedgerTable.Change(
        connection,
        "UPDATE list_rows SET due_at = $due, rule = $rule, message = $message WHERE key = $key AND over_at IS NULL",
        ("$key", key),
        ("$due", hold.Until?.UtcTicks),
        ("$rule", hold.Reason.Rule.Id),
        ("$message", hold.Reason.Message));

    /// <summary>Queues again what a gate withheld: the gate may have been opened.</summary>
    internal void QueueWithheld(string list, DateTimeOffset now) => LedgerTable.Change(
        connection,
        "UPDATE list_rows SET due_at = $now WHERE list = $list AND due_at IS NULL AND over_at IS NULL",
        ("$list", list),
        ("$now", now.UtcTicks));

    /// <summary>Ends a row's attempt. What was to be dialled is no longer kept.</summary>
    internal void End(string key, string? verdict, string? message, bool hasNext, DateTimeOffset now) =>
        LedgerTable.Change(
            connection,
            "UPDATE list_rows SET over_at = COALESCE(over_at, $now), verdict = $verdict, message = $message, " +
            "rule = NULL, due_at = NULL, body = NULL, dialled = NULL, has_next = $next WHERE key = $key",
            ("$key", key),
            ("$verdict", verdict),
            ("$message", message),
            ("$next", hasNext),
            ("$now", now.UtcTicks));

    /// <summary>Deletes rows whose calls were deleted, rows that were never called of lists in which none waits, and
    /// lists that have no row left.</summary>
    /// <returns>How many rows were deleted that had no key in the table of calls.</returns>
    internal int Purge(DateTimeOffset before)
    {
        LedgerTable.Change(
            connection,
            "DELETE FROM list_rows WHERE over_at < $before AND key NOT IN (SELECT key FROM calls)",
            ("$before", before.UtcTicks));
        var deleted = LedgerTable.Change(
            connection,
            "DELETE FROM list_rows WHERE over_at IS NULL AND key NOT IN (SELECT key FROM calls) AND list IN " +
            "(SELECT name FROM lists l WHERE created < $before AND (state = $cancelled OR NOT EXISTS " +
            "(SELECT 1 FROM list_rows r LEFT JOIN calls c ON c.key = r.key WHERE r.list = l.name AND " +
            "r.over_at IS NULL AND (r.due_at IS NOT NULL OR c.key IS NOT NULL))))",
            ("$before", before.UtcTicks),
            ("$cancelled", (int)CallListState.Cancelled));
        LedgerTable.Change(
            connection,
            "DELETE FROM lists WHERE created < $before AND importing IS NULL AND name NOT IN " +
            "(SELECT list FROM list_rows)",
            ("$before", before.UtcTicks));
        return deleted;
    }

    /// <summary>The seal of what a row says for good; its caller and when it is due may change.</summary>
    internal static byte[] SealOf(RowSeal seal, QueuedCall row) => seal.Of(
        row.Key.ToString(),
        row.RowKey,
        (long)row.Attempt,
        row.Body,
        LedgerTable.Texts(row.Dialled),
        row.Shown,
        row.Zones,
        row.NotAfter?.UtcTicks);

    /// <summary>Reads a row that was selected with <see cref="Columns"/>.</summary>
    /// <exception cref="FormatException">It is not as it was written.</exception>
    internal QueuedCall Read(SqliteDataReader row)
    {
        var read = Values(row);

        // Of a row that is over, only what is shown is kept.
        return row.IsDBNull(4) || row.GetFieldValue<byte[]>(11).AsSpan().SequenceEqual(SealOf(seal, read))
            ? read
            : throw new FormatException("A row of a list is not as it was written.");
    }

    private static QueuedCall Values(SqliteDataReader row) => new()
    {
        Key = CallKey.Parse(row.GetString(0)),
        Position = row.GetInt64(1),
        RowKey = row.GetString(2),
        Attempt = row.GetInt32(3),
        Body = LedgerTable.Text(row, 4) ?? "",
        Shown = row.GetString(5),
        Caller = LedgerTable.Text(row, 6),
        Zones = LedgerTable.Text(row, 7),
        NotAfter = LedgerTable.Time(row, 8),
        Due = LedgerTable.Time(row, 9),
        Dialled = [.. LedgerTable.TextsOf(LedgerTable.Text(row, 10) ?? "[]")],
    };

    private QueuedCall? First(string list, string? caller, DateTimeOffset now)
    {
        using var command = LedgerTable.Command(
            connection,
            $"SELECT {Columns} FROM list_rows r INDEXED BY list_rows_due LEFT JOIN calls c ON c.key = r.key " +
            $"WHERE r.list = $list AND r.caller IS $caller AND r.due_at <= $now AND {Free} " +
            "ORDER BY r.due_at, r.position LIMIT 1",
            ("$list", list),
            ("$caller", caller),
            ("$now", now.UtcTicks));
        using var row = command.ExecuteReader();
        return row.Read() ? Read(row) : null;
    }
}
