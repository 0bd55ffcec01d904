using System.Globalization;
using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>The statements that notice that the database went back in time, and that end its recovery.</summary>
internal static class OriginSql
{
    private static readonly string Unplaced = string.Create(
        CultureInfo.InvariantCulture,
        $"({(int)LedgerState.Planned}, {(int)LedgerState.Intended}, {(int)LedgerState.Unknown})");

    /// <summary>Closes the ledger if the database is in another place than before, or behind what this process has seen
    /// of it: $1 that position in its log, or null. What was written last is as old as the last beat of a node; where
    /// no node was, as the last call.</summary>
    internal const string CloseIfMoved =
        """
        UPDATE outdial.origin SET closed_at = clock_timestamp(), lost_from = LEAST(clock_timestamp(), COALESCE(
                (SELECT max(beat) FROM outdial.node),
                (SELECT max(GREATEST(created, claimed, first_intended, ended)) FROM outdial.call),
                clock_timestamp())),
            reason = CASE
                WHEN place = outdial.place() THEN 'The log of the database is behind what was seen of it.'
                WHEN split_part(place, '/', 1) = split_part(outdial.place(), '/', 1)
                    THEN 'The database was taken over by a standby, or was put back from a backup.'
                ELSE 'The database is in another cluster than before.' END,
            place = outdial.place()
        WHERE closed_at IS NULL AND
            (place <> outdial.place() OR $1::text::pg_lsn > pg_current_wal_insert_lsn())
        """;

    /// <summary>A place that changes while the ledger is closed: it is recovered from the first loss on.</summary>
    internal const string CloseAgain =
        "UPDATE outdial.origin SET closed_at = clock_timestamp(), place = outdial.place() " +
        "WHERE closed_at IS NOT NULL AND place <> outdial.place()";

    internal const string IsOpen = "SELECT outdial.is_open()";

    internal const string Position = "SELECT pg_current_wal_insert_lsn()::text";

    internal const string Loss =
        "SELECT lost_from, closed_at, reason FROM outdial.origin WHERE closed_at IS NOT NULL";

    /// <summary>$1 when the loss was noticed.</summary>
    internal const string End =
        "UPDATE outdial.origin SET closed_at = NULL, lost_from = NULL, reason = NULL " +
        "WHERE closed_at = $1 AND place = outdial.place()";

    /// <summary>$1 the calls, $2 their conversations.</summary>
    internal const string AddFound =
        "INSERT INTO outdial.found (call, conversation) SELECT * FROM unnest($1::uuid[], $2::text[]) " +
        "ON CONFLICT DO NOTHING";

    /// <summary>The conversation of a call that a recovery found: $1 the call.</summary>
    internal const string Found = "SELECT conversation FROM outdial.found WHERE call = $1";

    /// <summary>Keys of which it is not known that they were placed: $1 after which, $2 how many.</summary>
    internal static readonly string Candidates =
        $"SELECT key FROM outdial.call WHERE state IN {Unplaced} AND key > $1 ORDER BY key LIMIT $2";

    /// <summary>Settles a key as placed: $1 key, $2 conversation, $3 evidence. Its row of a list is over.</summary>
    internal static readonly string Settle =
        $"""
        WITH settled AS (
            UPDATE outdial.call SET state = {(int)LedgerState.Settled}, conversation = $2, rule = NULL, message = $3,
                dialled = NULL, owner = NULL, until = NULL, claim_no = claim_no + 1,
                ended = COALESCE(ended, clock_timestamp())
            WHERE key = $1 AND state IN {Unplaced}
            RETURNING key),
        freed AS (DELETE FROM outdial.caller WHERE key IN (SELECT key FROM settled)),
        ended AS (
            UPDATE outdial.list_row SET over_at = COALESCE(over_at, clock_timestamp()), verdict = NULL, message = $3,
                rule = NULL, due_at = NULL, body = NULL, dialled = NULL
            WHERE key IN (SELECT key FROM settled))
        SELECT count(*) FROM settled
        """;

    /// <summary>Writes that a new key was placed: $1 key, $2 contract, $3 service, $4 calling user, $5 fields, $6
    /// shown, $7 digests of the numbers, $8 conversation, $9 evidence, $10 the stamp. It stays as it is if it is
    /// there.</summary>
    internal static readonly string InsertFound =
        $"""
        INSERT INTO outdial.call (key, state, contract, service, calling_user, fields, shown, numbers, conversation,
            message, stamp, ended)
        VALUES ($1, {(int)LedgerState.Settled}, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp())
        ON CONFLICT DO NOTHING
        """;

    internal static LedgerLoss ReadLoss(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateTimeOffset>(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2));
}
