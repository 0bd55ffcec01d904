using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>The statements of the table of lists.</summary>
internal static class ListSql
{
    private const string Columns =
        "name, state, gates, service, contract, settings, source, source_digest, created";

    internal const string Find = $"SELECT {Columns} FROM outdial.list WHERE name = $1";

    internal const string All = $"SELECT {Columns} FROM outdial.list ORDER BY created, name";

    /// <summary>Adds a list that is not there: $1 name, $2 gates, $3 service, $4 contract, $5 settings.</summary>
    internal static readonly string Add =
        "INSERT INTO outdial.list (name, state, gates, service, contract, settings) " +
        $"VALUES ($1, {Number(CallListState.Importing)}, $2, $3, $4, $5) ON CONFLICT DO NOTHING";

    /// <summary>$1 name, $2 node: the import, if no other node imports rows into the list. What one that was cut off
    /// left behind is removed.</summary>
    internal const string BeginImport =
        """
        WITH free AS (
            SELECT name, importing FROM outdial.list
            WHERE name = $1 AND (importing IS NULL OR importer IS NULL OR importer = $2) FOR UPDATE),
        removed AS (
            DELETE FROM outdial.list_row r USING free WHERE r.list = free.name AND r.import = free.importing)
        UPDATE outdial.list l SET imports = imports + 1, importing = imports + 1, importer = $2
        FROM free WHERE l.name = free.name RETURNING l.importing
        """;

    /// <summary>$1 name, $2 import, $3 node: whether it goes on, which stays so until the transaction ends.</summary>
    internal const string GoesOn =
        "SELECT 1 FROM outdial.list WHERE name = $1 AND importing = $2 AND importer = $3 FOR SHARE";

    /// <summary>Changes how a list is placed, and adds where its rows come from: $1 name, $2 gates, $3 settings, $4
    /// source, $5 digest.</summary>
    internal const string Change =
        """
        UPDATE outdial.list SET gates = $2, settings = $3, source = $4, source_digest = CASE
            WHEN $5::text IS NULL OR strpos(source_digest, $5) > 0 THEN source_digest
            ELSE btrim(COALESCE(source_digest, '') || ' ' || $5) END
        WHERE name = $1
        """;

    /// <summary>$1 name, $2 import.</summary>
    internal const string RemoveRows = "DELETE FROM outdial.list_row WHERE list = $1 AND import = $2";

    /// <summary>$1 name: deletes a list that was made for an import.</summary>
    internal static readonly string DeleteNew =
        $"DELETE FROM outdial.list WHERE name = $1 AND state = {Number(CallListState.Importing)}";

    /// <summary>$1 name.</summary>
    internal static readonly string EndImport =
        "UPDATE outdial.list SET importing = NULL, importer = NULL, " +
        $"state = CASE state WHEN {Number(CallListState.Importing)} THEN {Number(CallListState.Ready)} ELSE state " +
        "END WHERE name = $1";

    /// <summary>$1 name, $2 state: a cancelled list stays so, and one whose first import has not ended. What a gate
    /// withheld is queued again when it runs: the gate may have been opened.</summary>
    internal static readonly string SetState =
        $"""
        WITH changed AS (
            UPDATE outdial.list SET state = $2 WHERE name = $1 AND state NOT IN (
                {Number(CallListState.Cancelled)}, {Number(CallListState.Importing)})
            RETURNING name),
        queued AS (
            UPDATE outdial.list_row SET due_at = clock_timestamp()
            WHERE $2 = {Number(CallListState.Running)} AND list IN (SELECT name FROM changed) AND
                due_at IS NULL AND over_at IS NULL)
        SELECT CASE WHEN EXISTS (SELECT 1 FROM changed) THEN $2 ELSE state END FROM outdial.list WHERE name = $1
        """;

    internal static CallListEntry Read(NpgsqlDataReader row) => new()
    {
        Name = row.GetString(0),
        State = (CallListState)row.GetInt16(1),
        Gates = Gates(row.GetString(2)),
        Service = row.GetString(3),
        Contract = (Contract)row.GetInt16(4),
        Settings = row.GetString(5),
        Source = row.IsDBNull(6) ? null : row.GetString(6),
        SourceDigest = row.IsDBNull(7) ? null : row.GetString(7),
        Created = row.GetFieldValue<DateTimeOffset>(8),
    };

    internal static string Json(CallGates gates) => JsonSerializer.Serialize(gates, LedgerJson.Default.CallGates);

    internal static CallGates Gates(string json) =>
        JsonSerializer.Deserialize(json, LedgerJson.Default.CallGates)!; // never null in the table

    internal static string Number(CallListState state) => ((int)state).ToString(CultureInfo.InvariantCulture);
}
