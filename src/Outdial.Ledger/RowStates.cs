using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>Reads what is known of the rows of a list: their keys' states, and what the list adds.</summary>
internal sealed class RowStates(SqliteConnection connection)
{
    private static readonly string StateOf = RowStateRules.StateOf("callers");

    private const string Joined =
        "FROM list_rows r JOIN lists l ON l.name = r.list LEFT JOIN calls c ON c.key = r.key " + Asked;

    // From few calls to their rows: for states that only a call has which is in the table, and which few have.
    private const string OfFew =
        "FROM calls c INDEXED BY calls_by_state JOIN list_rows r ON r.key = c.key " +
        "JOIN lists l ON l.name = r.list " + Asked;

    private const string Asked = "WHERE r.list = $list AND r.import IS NOT l.importing";

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
            : $"AND {StateOf} {RowStateRules.In(states)} ";
        var last = allAttempts ? "" : "AND r.has_next = 0 ";
        var joined = !states.IsDefaultOrEmpty && states.All(RowStateRules.Few.ContainsKey)
            ? $"{OfFew} AND c.state {RowStateRules.InFew(states)}"
            : Joined;
        using var command = LedgerTable.Command(
            connection,
            $"SELECT r.position, r.row_key, r.attempt, r.key, {StateOf}, r.shown, r.caller, r.due_at, " +
            "COALESCE(c.rule, r.rule), COALESCE(c.message, r.message), r.verdict, c.conversation, " +
            $"{RowStateRules.LeftAt}, r.over_at {joined} AND (r.position, r.attempt) > ($position, $attempt) " +
            $"{wanted}{last}" +
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
