using System.Globalization;

namespace Outdial.Ledger.PostgreSql;

/// <summary>The statements that change a key's state: one for each, and how many rows it changes decides. Moments are
/// the server's.</summary>
internal static class CallSql
{
    /// <summary>The columns, in the order in which <see cref="CallRow"/> takes them.</summary>
    internal const string Columns =
        "key, state, contract, service, calling_user, fields, shown, dialled, created, claim_no, owner, stamp, " +
        "first_intended, ended, conversation, rule, message, status, correlations, " +
        "state = 1 AND until < clock_timestamp()";

    internal const string Find = $"SELECT {Columns} FROM outdial.call WHERE key = $1";

    // The ledger has gates, or the call is a row of a list, which has.
    private const string Gated =
        "(EXISTS (SELECT 1 FROM outdial.meta WHERE name = 'gates') OR " +
        "EXISTS (SELECT 1 FROM outdial.list_row r WHERE r.key = $1))";

    private static readonly string Planned = Number(LedgerState.Planned);
    private static readonly string Intended = Number(LedgerState.Intended);
    internal static readonly string Unknown = Number(LedgerState.Unknown);
    private static readonly string Settled = Number(LedgerState.Settled);

    /// <summary>Of a call whose node is gone, or whose time is over: an intent without an outcome is unknown. It ends
    /// when its time is over, and not before: a process that lost its session may be there still, and send.</summary>
    internal static readonly string Unanswered =
        $"ended = CASE state WHEN {Intended} THEN until ELSE ended END, " +
        $"rule = CASE state WHEN {Intended} THEN '{LedgerRules.IntentWithoutOutcome.Id}' ELSE rule END, " +
        $"message = CASE state WHEN {Intended} THEN '{LedgerRules.IntentWithoutOutcome.Message}' ELSE message END, " +
        $"state = CASE state WHEN {Intended} THEN {Unknown} ELSE state END";

    /// <summary>Whether the call of a caller f has not left, as far as its key tells: then the row is free with its
    /// node.</summary>
    internal static readonly string IsUntouched =
        $"NOT EXISTS (SELECT 1 FROM outdial.call c WHERE c.key = f.key AND c.state <> {Planned})";

    /// <summary>A new key, or one that is free and names the same call: $1 key, $2 contract, $3 service, $4 calling
    /// user, $5 fields, $6 shown, $7 dialled, $8 owner, $9 patience, $10 digests of the numbers, $11 the call of its
    /// stamp, which no recovery has found. A row of a list is bound to the user whose call it has become: with another
    /// it would be another call. The answer says whether gates are to be asked.</summary>
    internal static readonly string Claim =
        $"""
        WITH claimed AS (
            INSERT INTO outdial.call AS c (key, state, contract, service, calling_user, fields, shown, dialled, owner,
                claimed, claim_until, numbers)
            SELECT $1, {Planned}, $2, $3, $4, $5, $6, $7, $8, clock_timestamp(), clock_timestamp() + $9, $10
            WHERE NOT EXISTS (SELECT 1 FROM outdial.found WHERE call = $11)
            ON CONFLICT (key) DO UPDATE SET claim_no = c.claim_no + 1, owner = $8, claimed = clock_timestamp(),
                claim_until = clock_timestamp() + $9
            WHERE c.state = {Planned} AND c.fields = $5 AND (c.owner IS NULL OR c.claim_until < clock_timestamp())
            RETURNING c.claim_no, c.stamp),
        bound AS (
            UPDATE outdial.list_row SET caller = $4::uuid::text
            WHERE key = $1 AND $4::uuid IS NOT NULL AND caller IS DISTINCT FROM $4::uuid::text AND
                EXISTS (SELECT 1 FROM claimed WHERE claim_no = 1))
        SELECT claim_no, stamp, {Gated} FROM claimed
        """;

    /// <summary>A claim that is not used: $1 key, $2 claim.</summary>
    internal static readonly string GiveBack =
        $"UPDATE outdial.call SET owner = NULL WHERE key = $1 AND claim_no = $2 AND state = {Planned}";

    /// <summary>An attempt that no gate holds back: $1 key, $2 claim, $3 owner, $4 stamp, $5 how long until its outcome
    /// is known.</summary>
    internal static readonly string Intend = IntendIf("true");

    /// <summary>An attempt of a call that has no gates; no row if it has.</summary>
    internal static readonly string IntendUngated = IntendIf($"NOT {Gated}");

    /// <summary>$1 key, $2 claim, $3 owner: none any more if the node was declared dead meanwhile.</summary>
    internal static readonly string Withdraw =
        $"""
        WITH withdrawn AS (
            UPDATE outdial.call SET state = {Planned}, until = NULL, claimed = clock_timestamp(), ended = NULL,
                rule = NULL, message = NULL, owner = (SELECT id FROM outdial.node WHERE id = $3 FOR KEY SHARE)
            WHERE key = $1 AND claim_no = $2 AND state {StateRules.Withdrawable}
            RETURNING key)
        DELETE FROM outdial.dial WHERE key IN (SELECT key FROM withdrawn)
        """;

    /// <summary>$1 key, $2 claim, $3 state, $4 conversation, $5 rule, $6 message, $7 status, $8 whether it was placed,
    /// $9 whether no phone rang.</summary>
    internal static readonly string Record =
        $"""
        WITH recorded AS (
            UPDATE outdial.call SET state = $3, conversation = $4, rule = $5, message = $6, status = $7,
                ended = clock_timestamp(), owner = NULL, until = NULL, claim_no = claim_no + 1,
                dialled = CASE WHEN $3 IN ({Number(LedgerState.Placed)}, {Number(LedgerState.Refused)}) THEN NULL
                    ELSE dialled END
            WHERE key = $1 AND ((claim_no = $2 AND state {StateRules.Recordable}) OR
                ($8 AND conversation IS NULL AND state {StateRules.Overruled}))
            RETURNING key)
        DELETE FROM outdial.dial WHERE $9 AND key IN (SELECT key FROM recorded)
        """;

    /// <summary>$1 key, $2 the ids of answers.</summary>
    internal const string Correlate =
        "UPDATE outdial.call SET correlations = correlations || " +
        "ARRAY(SELECT id FROM unnest($2) AS id WHERE id <> ALL (correlations)) WHERE key = $1";

    /// <summary>$1 key, $2 conversation, $3 evidence, $4 the attempt that was looked for. By a person, or placed: the
    /// row of a list is over. Proved not to have been placed, it may be tried again.</summary>
    internal static readonly string Settle =
        $"""
        WITH settled AS (
            UPDATE outdial.call SET state = {Settled}, conversation = $2, rule = NULL, message = $3, dialled = NULL,
                owner = NULL
            WHERE key = $1 AND (state = {Unknown} OR (state = {Intended} AND until < clock_timestamp())) AND
                ($4::text IS NULL OR stamp = $4)
            RETURNING key),
        forgotten AS (DELETE FROM outdial.dial WHERE $2::text IS NULL AND key IN (SELECT key FROM settled)),
        over AS (SELECT key FROM settled WHERE $4::text IS NULL OR $2::text IS NOT NULL),
        freed AS (DELETE FROM outdial.caller WHERE key IN (SELECT key FROM over)),
        ended AS (
            UPDATE outdial.list_row SET over_at = COALESCE(over_at, clock_timestamp()), verdict = NULL, message = $3,
                rule = NULL, due_at = NULL, body = NULL, dialled = NULL
            WHERE key IN (SELECT key FROM over))
        SELECT count(*) FROM settled
        """;

    /// <summary>Intents whose time is over are unknown.</summary>
    internal static readonly string Overdue =
        $"UPDATE outdial.call SET owner = NULL, {Unanswered} WHERE state = {Intended} AND until < clock_timestamp()";

    /// <summary>$1 the states, $2 and $3 after which entry, $4 how many.</summary>
    internal const string Page =
        $"SELECT {Columns} FROM outdial.call WHERE state = ANY ($1) AND (created, key) > ($2, $3) " +
        "ORDER BY created, key LIMIT $4";

    private static string IntendIf(string condition) =>
        $"""
        WITH intended AS (
            UPDATE outdial.call SET state = {Intended}, stamp = $4, until = clock_timestamp() + $5,
                first_intended = COALESCE(first_intended, clock_timestamp())
            WHERE key = $1 AND claim_no = $2 AND owner = $3 AND state {StateRules.Dialable} AND
                outdial.is_open() AND {condition}
            RETURNING key, numbers),
        dialled AS (
            INSERT INTO outdial.dial (number, at, key)
            SELECT number, clock_timestamp(), key FROM intended, unnest(numbers) AS number)
        SELECT count(*) FROM intended
        """;

    private static string Number(LedgerState state) => ((int)state).ToString(CultureInfo.InvariantCulture);
}
