using System.Text.Json;
using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>The statements of the rows of lists. A row's state is its key's in the table of calls; no row there means
/// that it was never claimed.</summary>
internal static class RowSql
{
    /// <summary>The columns, in the order in which <see cref="Read(NpgsqlDataReader)"/> takes them.</summary>
    internal const string Columns =
        "r.key, r.position, r.row_key, r.attempt, r.body, r.shown, r.caller, r.zones, r.not_after, r.due_at, r.dialled";

    /// <summary>How many columns there are.</summary>
    internal const int ColumnCount = 11;

    // No call of it is on its way or over.
    private const string Waits =
        "(c.key IS NULL OR c.state = 0) AND NOT EXISTS (SELECT 1 FROM outdial.caller f WHERE f.key = r.key) AND " +
        "r.import IS DISTINCT FROM (SELECT importing FROM outdial.list WHERE name = r.list)";

    // A node may have claimed its key, and have lost the caller since.
    private const string Free = $"{Waits} AND (c.owner IS NULL OR c.claim_until < clock_timestamp())";

    private const string Rows =
        "FROM outdial.list_row r LEFT JOIN outdial.call c ON c.key = r.key WHERE r.list = $1 AND";

    /// <summary>The first row that is due and that any caller may place, which no other takes meanwhile: $1 list, $2
    /// now.</summary>
    internal const string NextOfAny =
        $"SELECT {Columns} {Rows} r.caller IS NULL AND r.due_at <= $2 AND {Free} " +
        "ORDER BY r.due_at, r.position LIMIT 1 FOR UPDATE OF r SKIP LOCKED";

    /// <summary>The first row that is due and names its caller: $1 list, $2 now, $3 callers.</summary>
    internal const string NextOfOne =
        $"""
        SELECT {Columns} FROM unnest($3) AS u(caller) CROSS JOIN LATERAL (
            SELECT r.* {Rows} r.caller = u.caller AND r.due_at <= $2 AND {Free}
            ORDER BY r.due_at, r.position LIMIT 1 FOR UPDATE OF r SKIP LOCKED) AS r
        ORDER BY r.due_at, r.position LIMIT 1
        """;

    /// <summary>When the next row that waits is due, what holds it back, and whose it is: $1 list.</summary>
    internal const string NextWaiting =
        $"SELECT r.due_at, r.rule, r.message, r.caller {Rows} r.due_at IS NOT NULL AND {Waits} " +
        "ORDER BY r.due_at LIMIT 1";

    /// <summary>The callers that rows name which wait: $1 list.</summary>
    internal const string Callers =
        "SELECT DISTINCT caller FROM outdial.list_row " +
        "WHERE list = $1 AND caller IS NOT NULL AND due_at IS NOT NULL";

    /// <summary>$1 key, $2 until when, or null to withhold it, $3 rule, $4 message.</summary>
    internal const string Postpone =
        "UPDATE outdial.list_row SET due_at = $2, rule = $3, message = $4 WHERE key = $1 AND over_at IS NULL";

    /// <summary>$1 key, $2 verdict.</summary>
    internal const string CountEarlier =
        """
        SELECT count(*) FROM outdial.list_row r
        JOIN outdial.list_row e ON e.list = r.list AND e.position = r.position
        WHERE r.key = $1 AND e.attempt < r.attempt AND e.verdict = $2
        """;

    /// <summary>Ends a row's attempt; what was to be dialled is no longer kept. $1 key, $2 verdict, $3 message, $4
    /// whether an attempt follows.</summary>
    internal const string End =
        """
        UPDATE outdial.list_row SET over_at = COALESCE(over_at, clock_timestamp()), verdict = $2, message = $3,
            rule = NULL, due_at = NULL, body = NULL, dialled = NULL, has_next = $4
        WHERE key = $1
        """;

    /// <summary>Adds rows that are not there: arrays of their values, and which they were.</summary>
    internal const string Add =
        """
        INSERT INTO outdial.list_row (list, import, position, attempt, key, row_key, digest, body, dialled, shown,
            caller, zones, not_after, due_at)
        SELECT $1, $2, p, a, k, n, d, b, t, s, c, z, l, COALESCE(m, clock_timestamp())
        FROM unnest($3::bigint[], $4::integer[], $5::text[], $6::text[], $7::bytea[], $8::text[], $9::text[],
            $10::text[], $11::text[], $12::text[], $13::timestamptz[], $14::timestamptz[])
            AS given(p, a, k, n, d, b, t, s, c, z, l, m)
        ON CONFLICT DO NOTHING RETURNING key, position
        """;

    /// <summary>Rows of keys: $1 the keys.</summary>
    internal const string Stored =
        "SELECT key, list, position, import, digest, body FROM outdial.list_row WHERE key = ANY ($1)";

    /// <summary>The last place of a list: $1 list.</summary>
    internal const string LastPosition = "SELECT COALESCE(max(position), 0) FROM outdial.list_row WHERE list = $1";

    /// <summary>The row of a key, and its list: $1 key.</summary>
    internal const string Find = $"SELECT {Columns}, r.list FROM outdial.list_row r WHERE r.key = $1";

    /// <summary>Reads a row that was selected with <see cref="Columns"/>.</summary>
    internal static QueuedCall Read(NpgsqlDataReader row) => Read(row, 0);

    /// <summary>Reads a row whose columns begin at one of the result's.</summary>
    internal static QueuedCall Read(NpgsqlDataReader row, int first) => new()
    {
        Key = CallKey.Parse(row.GetString(first)),
        Position = row.GetInt64(first + 1),
        RowKey = row.GetString(first + 2),
        Attempt = row.GetInt32(first + 3),
        Body = row.TextAt(first + 4) ?? "",
        Shown = row.GetString(first + 5),
        Caller = row.TextAt(first + 6),
        Zones = row.TextAt(first + 7),
        NotAfter = row.MomentAt(first + 8),
        Due = row.MomentAt(first + 9),
        Dialled = [.. TextsOf(row.TextAt(first + 10) ?? "[]")],
    };

    /// <summary>Texts in one column.</summary>
    internal static string Texts(IEnumerable<string> texts) =>
        JsonSerializer.Serialize([.. texts], LedgerJson.Default.StringArray);

    private static string[] TextsOf(string json) =>
        JsonSerializer.Deserialize(json, LedgerJson.Default.StringArray)!; // never null in the table
}
