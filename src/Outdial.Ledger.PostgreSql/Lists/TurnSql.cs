using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>The statements of callers: each is in one call at a time, and a node holds it for as long.</summary>
internal static class TurnSql
{
    /// <summary>The list with its gates and those of the ledger, and the time: $1 list.</summary>
    internal const string List =
        "SELECT l.state, l.service, l.gates, (SELECT value FROM outdial.meta WHERE name = 'gates'), " +
        "clock_timestamp(), outdial.is_open() FROM outdial.list l WHERE l.name = $1";

    /// <summary>The calls in which callers are: $1 service, $2 callers.</summary>
    internal const string Busy =
        "SELECT caller, key FROM outdial.caller WHERE service = $1 AND caller = ANY ($2)";

    /// <summary>Takes a caller for a call: $1 service, $2 caller, $3 key, $4 node. No row if the caller, or the call,
    /// is taken, or the list does not run any more ($5).</summary>
    internal static readonly string Take =
        $"""
        INSERT INTO outdial.caller (service, caller, key, owner)
        SELECT $1, $2, $3, $4 FROM outdial.list
        WHERE name = $5 AND state = {ListSql.Number(CallListState.Running)}
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Whether another node holds the caller of a call: $1 key, $2 node.</summary>
    internal const string IsAnothers =
        "SELECT owner IS NOT NULL AND owner <> $2 FROM outdial.caller WHERE key = $1 FOR UPDATE";

    /// <summary>$1 key.</summary>
    internal const string Free = "DELETE FROM outdial.caller WHERE key = $1";

    /// <summary>$1 key, $2 node.</summary>
    internal const string LetGo = "UPDATE outdial.caller SET owner = NULL WHERE key = $1 AND owner = $2";

    /// <summary>Takes over the call of a node that is gone: $1 key, $2 node.</summary>
    internal const string TakeOver = "UPDATE outdial.caller SET owner = $2 WHERE key = $1 AND owner IS NULL";

    /// <summary>Callers that are taken by calls of a list, or of all: $1 list, or null.</summary>
    internal const string Holds =
        $"SELECT {RowSql.Columns}, r.list, f.caller, f.owner IS NULL, f.since, c.state, c.conversation " +
        "FROM outdial.caller f JOIN outdial.list_row r ON r.key = f.key LEFT JOIN outdial.call c ON c.key = f.key " +
        "WHERE $1::text IS NULL OR r.list = $1 ORDER BY f.since";

    internal static QueueHold ReadHold(NpgsqlDataReader row) => new(
        row.GetString(RowSql.ColumnCount + 1),
        row.GetString(RowSql.ColumnCount),
        RowSql.Read(row),
        row.IsDBNull(RowSql.ColumnCount + 4) ? null : (LedgerState)row.GetInt16(RowSql.ColumnCount + 4),
        row.TextAt(RowSql.ColumnCount + 5),
        row.GetFieldValue<DateTimeOffset>(RowSql.ColumnCount + 3),
        row.GetBoolean(RowSql.ColumnCount + 2));
}
