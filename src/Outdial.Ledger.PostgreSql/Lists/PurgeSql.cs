namespace Outdial.Ledger.PostgreSql;

/// <summary>The statements that delete what is over, in order; $1 is the age.</summary>
internal static class PurgeSql
{
    private static readonly string Cancelled = ListSql.Number(CallListState.Cancelled);

    /// <summary>Deletes finished calls: $2 whether unknown ones go too.</summary>
    internal static readonly string Calls =
        $"""
        DELETE FROM outdial.call c WHERE COALESCE(ended, claimed, created) < clock_timestamp() - $1 AND
            owner IS NULL AND (state <> {CallSql.Unknown} OR $2) AND NOT EXISTS (
                SELECT 1 FROM outdial.list_row r JOIN outdial.list l ON l.name = r.list
                WHERE r.key = c.key AND r.over_at IS NULL AND l.state <> {Cancelled} AND c.state <> {CallSql.Unknown})
        """;

    /// <summary>Forgets when numbers were dialled.</summary>
    internal const string Dials = "DELETE FROM outdial.dial WHERE at < clock_timestamp() - $1";

    /// <summary>Forgets what a recovery found.</summary>
    internal const string Found = "DELETE FROM outdial.found WHERE at < clock_timestamp() - $1";

    /// <summary>Deletes rows that are over and whose calls were deleted.</summary>
    internal const string Rows =
        "DELETE FROM outdial.list_row r WHERE over_at < clock_timestamp() - $1 AND " +
        "NOT EXISTS (SELECT 1 FROM outdial.call c WHERE c.key = r.key)";

    /// <summary>Deletes rows that were never called of lists in which none waits.</summary>
    internal static readonly string NeverCalled =
        $"""
        DELETE FROM outdial.list_row d WHERE over_at IS NULL AND
            NOT EXISTS (SELECT 1 FROM outdial.call c WHERE c.key = d.key) AND
            NOT EXISTS (SELECT 1 FROM outdial.caller f WHERE f.key = d.key) AND list IN (
                SELECT name FROM outdial.list l WHERE created < clock_timestamp() - $1 AND importing IS NULL AND
                    (state = {Cancelled} OR NOT EXISTS (
                        SELECT 1 FROM outdial.list_row r LEFT JOIN outdial.call c ON c.key = r.key
                        WHERE r.list = l.name AND r.over_at IS NULL AND
                            (r.due_at IS NOT NULL OR c.key IS NOT NULL))))
        """;

    /// <summary>Deletes lists without rows.</summary>
    internal const string Lists =
        "DELETE FROM outdial.list l WHERE created < clock_timestamp() - $1 AND importing IS NULL AND " +
        "NOT EXISTS (SELECT 1 FROM outdial.list_row r WHERE r.list = l.name)";
}
