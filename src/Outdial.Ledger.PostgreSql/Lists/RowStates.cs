using System.Collections.Immutable;
using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>Reads what is known of the rows of a list: their keys' states, and what the list adds.</summary>
internal static class RowStates
{
    private static readonly string StateOf = RowStateRules.StateOf("outdial.caller");

    private const string Joined =
        "FROM outdial.list_row r JOIN outdial.list l ON l.name = r.list LEFT JOIN outdial.call c ON c.key = r.key " +
        "WHERE r.list = $1 AND r.import IS DISTINCT FROM l.importing";

    /// <summary>How many rows are in which state, by their last attempts.</summary>
    internal static async Task<ImmutableSortedDictionary<ListRowState, long>> CountAsync(
        NpgsqlConnection connection, string list, CancellationToken cancellationToken)
    {
        var counts = await connection.RowsAsync(
            $"SELECT {StateOf}, COUNT(*) {Joined} AND NOT r.has_next GROUP BY 1",
            row => KeyValuePair.Create((ListRowState)row.GetInt32(0), row.GetInt64(1)),
            cancellationToken,
            list).ConfigureAwait(false);
        return ImmutableSortedDictionary.CreateRange(counts);
    }

    /// <summary>Rows after a place, as they stand in their source.</summary>
    internal static Task<List<ListRow>> PageAsync(
        NpgsqlConnection connection,
        string list,
        ImmutableArray<ListRowState> states,
        bool allAttempts,
        (long Position, int Attempt) after,
        int size,
        CancellationToken cancellationToken)
    {
        var wanted = states.IsDefaultOrEmpty ? "" : $"AND {StateOf} {RowStateRules.In(states)} ";
        var few = !states.IsDefaultOrEmpty && states.All(RowStateRules.Few.ContainsKey)
            ? $"AND c.state {RowStateRules.InFew(states)} " : "";
        var last = allAttempts ? "" : "AND NOT r.has_next ";
        return connection.RowsAsync(
            $"SELECT r.position, r.row_key, r.attempt, r.key, {StateOf}, r.shown, r.caller, r.due_at, " +
            "COALESCE(c.rule, r.rule), COALESCE(c.message, r.message), r.verdict, c.conversation, " +
            $"{RowStateRules.LeftAt}, r.over_at {Joined} AND (r.position, r.attempt) > ($2, $3) {few}{wanted}{last}" +
            "ORDER BY r.position, r.attempt LIMIT $4",
            Read,
            cancellationToken,
            list,
            after.Position,
            after.Attempt,
            size);
    }

    private static ListRow Read(NpgsqlDataReader row) => new()
    {
        Position = row.GetInt64(0),
        RowKey = row.GetString(1),
        Attempt = row.GetInt32(2),
        Key = CallKey.Parse(row.GetString(3)),
        State = (ListRowState)row.GetInt32(4),
        Shown = row.GetString(5),
        Caller = row.TextAt(6),
        Due = row.MomentAt(7),
        Rule = row.TextAt(8),
        Message = row.TextAt(9),
        Verdict = row.TextAt(10),
        ConversationId = row.TextAt(11),
        Placed = row.MomentAt(12),
        Over = row.MomentAt(13),
    };
}
