using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>Reads what is known of the rows of a list: their keys' states, and what the list adds.</summary>
internal sealed class RowStates(SqliteConnection connection)
{
    // The one place that says what a row's state is; the same in words is at ListRowState.
    private static readonly string StateOf = string.Create(
        CultureInfo.InvariantCulture,
        $"""
        CASE
            WHEN c.state = {(int)LedgerState.Unknown} THEN {(int)ListRowState.Unknown}
            WHEN c.state = {(int)LedgerState.Refused} THEN {(int)ListRowState.Refused}
            WHEN c.state = {(int)LedgerState.Settled} AND c.conversation IS NULL THEN {(int)ListRowState.NotPlaced}
            WHEN c.state IN ({(int)LedgerState.Placed}, {(int)LedgerState.Settled}) AND r.over_at IS NOT NULL
                THEN {(int)ListRowState.Ended}
            WHEN c.state IN ({(int)LedgerState.Intended}, {(int)LedgerState.Placed}, {(int)LedgerState.Settled})
                THEN {(int)ListRowState.Calling}
            WHEN EXISTS (SELECT 1 FROM callers f WHERE f.key = r.key) THEN {(int)ListRowState.Calling}
            WHEN l.state = {(int)CallListState.Cancelled} THEN {(int)ListRowState.Cancelled}
            WHEN r.due_at IS NULL THEN {(int)ListRowState.Withheld}
            ELSE {(int)ListRowState.Waiting}
        END
        """);

    private const string Joined =
        "FROM list_rows r JOIN lists l ON l.name = r.list LEFT JOIN calls c ON c.key = r.key " + Asked;

    // From few calls to their rows: for states that only a call has which is in the table, and which few have.
    private const string OfFew =
        "FROM calls c INDEXED BY calls_by_state JOIN list_rows r ON r.key = c.key " +
        "JOIN lists l ON l.name = r.list " + Asked;

    private const string Asked = "WHERE r.list = $list AND r.import IS NOT l.importing";

    // An attempt that was refused, or is proved not to have been acted on, rang no phone.
    private static readonly string LeftAt = string.Create(
        CultureInfo.InvariantCulture,
        $"CASE WHEN c.state IN ({(int)LedgerState.Planned}, {(int)LedgerState.Refused}) OR " +
        $"c.state = {(int)LedgerState.Settled} AND c.conversation IS NULL THEN NULL ELSE c.first_intended END");

    private static readonly Dictionary<ListRowState, LedgerState> Few = new()
    {
        [ListRowState.Unknown] = LedgerState.Unknown,
        [ListRowState.NotPlaced] = LedgerState.Settled,
    };

    /// <summary>How many rows are in which state, by their last attempts.</summary>
    internal ImmutableSortedDictionary<ListRowState, long> Count(string list)
    {
        using var command = LedgerTable.Command(
            connection, $"SELECT {StateOf}, COUNT(*) {Joined} AND r.has_next = 0 GROUP BY 1", ("$list", list));
        using var row = command.ExecuteReader();
        var counts = ImmutableSortedDictionary.CreateBuilder<ListRowState, long>();
        while (row.Read())
        {
            counts.Add((ListRowState)row.GetInt32(0), row.GetInt64(1));
        }

        return counts.ToImmutable();
    }

    /// <summary>Rows after a place, as they stand in their source.</summary>
    internal List<ListRow> Page(
        string list, ImmutableArray<ListRowState> states, bool allAttempts, (long Position, int Attempt) after,
            int size)
    {
        var wanted = states.IsDefaultOrEmpty ? ""
            : $"AND {StateOf} IN ({string.Join(", ", states.Select(state => (int)state))}) ";
        var last = allAttempts ? "" : "AND r.has_next = 0 ";
        var joined = !states.IsDefaultOrEmpty && states.All(Few.ContainsKey)
            ? $"{OfFew} AND c.state IN ({string.Join(", ", states.Select(state => (int)Few[state]))})"
            : Joined;
        using var command = LedgerTable.Command(
            connection,
            $"SELECT r.position, r.row_key, r.attempt, r.key, {StateOf}, r.shown, r.caller, r.due_at, " +
            "COALESCE(c.rule, r.rule), COALESCE(c.message, r.message), r.verdict, c.conversation, " +
            $"{LeftAt}, r.over_at {joined} AND (r.position, r.attempt) > ($position, $attempt) {wanted}{last}" +
            "ORDER BY r.position, r.attempt LIMIT $size",
            ("$list", list),
            ("$position", after.Position),
            ("$attempt", after.Attempt),
            ("$size", size));
        using var row = command.ExecuteReader();
        var rows = new List<ListRow>();
        while (row.Read())
        {
            rows.Add(Read(row));
        }

        return rows;
    }

    private static ListRow Read(SqliteDataReader row) => new()
    {
        Position = row.GetInt64(0),
        RowKey = row.GetString(1),
        Attempt = row.GetInt32(2),
        Key = CallKey.Parse(row.GetString(3)),
        State = (ListRowState)row.GetInt32(4),
        Shown = row.GetString(5),
        Caller = LedgerTable.Text(row, 6),
        Due = LedgerTable.Time(row, 7),
        Rule = LedgerTable.Text(row, 8),
        Message = LedgerTable.Text(row, 9),
        Verdict = LedgerTable.Text(row, 10),
        ConversationId = LedgerTable.Text(row, 11),
        Placed = LedgerTable.Time(row, 12),
        Over = LedgerTable.Time(row, 13),
    };
}
