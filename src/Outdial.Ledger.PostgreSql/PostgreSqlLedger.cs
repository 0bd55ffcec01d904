using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>A ledger in PostgreSQL, for all processes of any machines that share it.</summary>
/// <remarks>
/// <para>Every change of a key is one statement, and how many rows it changes decides; moments are the server's.
/// Intents, outcomes and settlements are on the disk when they return, and on the standby that the server waits for;
/// claims, which alone permit nothing, are durable with the next change that is.</para>
/// <para>Each process is a node, which is alive while its session is. When that ends, the others, which look four times
/// a second, free what it held; an intent without an outcome is unknown then.</para>
/// <para>Gates and lists are not part of it yet; docs/many-machines.md says what else is not.</para>
/// <para>Safe for several threads. PostgreSQL 15 or later; the schema is <c>outdial</c>.</para>
/// </remarks>
public sealed class PostgreSqlLedger : ICallLedger, IRateStore, IAsyncDisposable
{
    // How many entries a list takes from the server at once.
    private const int PageSize = 500;

    // How often a key is asked for that seems to be free.
    private const int MostTries = 3;

    // timestamptz goes further than a moment of .NET.
    private static readonly TimeSpan LongestPatience = TimeSpan.FromDays(36_500);

    private static readonly ImmutableArray<LedgerState> AllStates = [.. Enum.GetValues<LedgerState>()];

    private readonly LedgerDatabase _database;
    private readonly LedgerNode _node;
    private readonly FieldDigests _digests;
    private readonly KeyStamps _stamps;
    private readonly NumberDigests _numbers;

    private PostgreSqlLedger(LedgerDatabase database, LedgerNode node, byte[] secret)
    {
        (_database, _node) = (database, node);
        (_digests, _stamps, _numbers) = (new(secret), new(secret), new(secret));
    }

    /// <summary>Opens a ledger, makes or migrates its tables, and joins it as a node.</summary>
    /// <param name="connectionString">As of Npgsql, such as <c>Host=db;Database=outdial;Username=outdial</c>. It may
    /// hold a password, and no message shows it.</param>
    /// <param name="time">The clock for pauses; moments are the server's. The system's if null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">It is not a connection string.</exception>
    /// <exception cref="CallLedgerException">The database cannot be used, or a pooler is in between that gives each
    /// transaction another session.</exception>
    public static async Task<PostgreSqlLedger> OpenAsync(
        string connectionString, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
#pragma warning disable CA2000 // The ledger disposes of them.
        var database = new LedgerDatabase(connectionString, time ?? TimeProvider.System);
        try
        {
            var secret = await database.DurableAsync(
                connection => SchemaMigrations.RunAsync(database, connection),
                cancellationToken).ConfigureAwait(false);
            var node = await LedgerNode.JoinAsync(database, time ?? TimeProvider.System, cancellationToken)
                .ConfigureAwait(false);
#pragma warning restore CA2000
            return new PostgreSqlLedger(database, node, secret);
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<LedgerClaim> ClaimAsync(
        CallKey key, LedgerCall call, TimeSpan patience, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        var fields = _digests.Of(call);
        return await _database.QuickAsync<LedgerClaim>(
            async (connection, token) =>
            {
                // What was taken may be freed, or purged, between the two statements.
                for (var tries = 1; ; tries++)
                {
                    if (await TryClaimAsync(connection, key, call, fields, patience, token).ConfigureAwait(false) is
                        { } ticket)
                    {
                        return new LedgerClaim.Granted(ticket);
                    }

                    var row = await CurrentAsync(connection, key, token).ConfigureAwait(false);
                    var answer = row is null ? null : Answer(row, fields);
                    if (answer is not null && (answer is not LedgerClaim.InFlight || row!.HasOwner ||
                        tries == MostTries))
                    {
                        return answer;
                    }
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<CallHold?> IntendAsync(
        LedgerTicket ticket, CallIntent intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(intent);
        var node = _node.Id;
        var isIntended = await _database.DurableAsync(
            connection => connection.ScalarAsync(
                CallSql.Intend,
                CancellationToken.None,
                ticket.Key.ToString(),
                Claim(ticket),
                node,
                intent.Stamp?.ToString(),
                intent.Until - intent.At),
            cancellationToken).ConfigureAwait(false) is 1L;
        return isIntended ? null : throw new CallLedgerException(new Diagnostic(
            LedgerRules.LedgerUnusable,
            $"The right to dial {ticket.Key} has passed to another, or the key was purged; nothing was dialled."));
    }

    /// <inheritdoc/>
    public async ValueTask WithdrawAsync(
        LedgerTicket ticket, string? correlationId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        await ChangeAsync(
            ticket,
            correlationId is null ? [] : [correlationId],
            CallSql.Withdraw,
            [ticket.Key.ToString(), Claim(ticket), _node.Current],
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask RecordAsync(
        LedgerTicket ticket, CallOutcome outcome, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(outcome);
        var state = StateRules.After(outcome);
        var reason = outcome.Diagnostics.FirstOrDefault(finding => finding.IsError);
        await ChangeAsync(
            ticket,
            [.. outcome.Attempts.Select(attempt => attempt.CorrelationId).OfType<string>().Distinct()],
            CallSql.Record,
            [
                ticket.Key.ToString(),
                Claim(ticket),
                (short)state,
                outcome.ConversationId,
                reason?.Rule.Id,
                reason?.Message,
                outcome.Response?.Status,
                state == LedgerState.Placed,
                StateRules.RangNoPhone(state),
            ],
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<LedgerEntry?> FindAsync(CallKey key, CancellationToken cancellationToken = default) =>
        (await _database.QuickAsync(
            (connection, token) => CurrentAsync(connection, key, token), cancellationToken).ConfigureAwait(false))?
        .Entry;

    /// <inheritdoc/>
    public async IAsyncEnumerable<LedgerEntry> ListAsync(
        ImmutableArray<LedgerState> states, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        short[] wanted = [.. (states.IsDefaultOrEmpty ? AllStates : states).Distinct().Select(state => (short)state)];
        await _database.QuickAsync(SayOverdueAsync, cancellationToken).ConfigureAwait(false);
        List<LedgerEntry> page;
        (DateTimeOffset Created, string Key) last = (DateTimeOffset.MinValue, "");
        do
        {
            page = await _database.QuickAsync(
                (connection, token) => connection.RowsAsync(
                    CallSql.Page, row => CallRow.Read(row).Entry, token, wanted, last.Created, last.Key, PageSize),
                cancellationToken).ConfigureAwait(false);
            foreach (var entry in page)
            {
                yield return entry;
                last = (entry.Created, entry.Key.ToString());
            }
        }
        while (page.Count == PageSize);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> SettleAsync(
        CallKey key, Settlement settlement, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settlement);
        return await _database.DurableAsync(
            connection => connection.ScalarAsync(
                CallSql.Settle,
                CancellationToken.None,
                key.ToString(),
                settlement.ConversationId,
                settlement.Evidence,
                settlement.Attempt?.ToString()),
            cancellationToken).ConfigureAwait(false) is 1L;
    }

    /// <inheritdoc/>
    public async ValueTask<RateMoment> UpdateAsync(
        string bucket,
        Func<RateState, DateTimeOffset, RateState> change,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        ArgumentNullException.ThrowIfNull(change);
        return await _database.QuickAsync(
            (connection, token) => RateSql.UpdateAsync(connection, bucket, change, token), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Leaves the ledger: what this process holds is free at once, and an intent without an outcome is
    /// unknown. Every later use throws.</summary>
    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync().ConfigureAwait(false);
        await _database.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<LedgerTicket?> TryClaimAsync(
        NpgsqlConnection connection,
        CallKey key,
        LedgerCall call,
        StoredField[] fields,
        TimeSpan patience,
        CancellationToken cancellationToken)
    {
        var granted = await connection.RowsAsync(
            CallSql.Claim,
            row => (Claim: row.GetInt64(0), Stamp: row.IsDBNull(1) ? null : row.GetString(1)),
            cancellationToken,
            key.ToString(),
            (short)call.Contract,
            call.Service,
            call.CallingUser,
            JsonSerializer.Serialize(fields, LedgerJson.Default.StoredFieldArray),
            Shown(call),
            call.Dialled.ToArray(),
            _node.Id,
            patience < LongestPatience ? patience : LongestPatience,
            GateDecision.Numbers(call.Dialled).Distinct().Select(_numbers.Of).ToArray()).ConfigureAwait(false);
        return granted is [var (claim, stamp)]
            ? new LedgerTicket(
                key,
                claim.ToString(CultureInfo.InvariantCulture),
                _stamps.Next(key, CallStamp.TryParse(stamp, out var last) ? last : null))
            : null;
    }

    private static LedgerClaim Answer(CallRow row, StoredField[] fields) =>
        FieldDigests.Compare(row.Fields, fields) is { IsEmpty: false } differences
            ? new LedgerClaim.Conflict(row.Entry, differences)
        : row.Entry.State switch
        {
            LedgerState.Planned or LedgerState.Intended => new LedgerClaim.InFlight(row.Entry),
            _ => new LedgerClaim.Recorded(row.Entry),
        };

    private async Task ChangeAsync(
        LedgerTicket ticket,
        string[] correlations,
        string sql,
        object?[] values,
        CancellationToken cancellationToken) => await _database.DurableAsync(
        async connection =>
        {
            await connection.ChangeAsync(sql, CancellationToken.None, values).ConfigureAwait(false);
            return correlations.Length == 0 ? 0 : await connection.ChangeAsync(
                CallSql.Correlate, CancellationToken.None, ticket.Key.ToString(), correlations).ConfigureAwait(false);
        },
        cancellationToken).ConfigureAwait(false);

    private static async Task<CallRow?> FindAsync(
        NpgsqlConnection connection, CallKey key, CancellationToken cancellationToken) =>
        (await connection.RowsAsync(CallSql.Find, CallRow.Read, cancellationToken, key.ToString())
            .ConfigureAwait(false)).FirstOrDefault();

    // The row as it is now: an intent whose time is over is unknown.
    private static async Task<CallRow?> CurrentAsync(
        NpgsqlConnection connection, CallKey key, CancellationToken cancellationToken)
    {
        var row = await FindAsync(connection, key, cancellationToken).ConfigureAwait(false);
        if (row is not { IsOverdue: true })
        {
            return row;
        }

        await SayOverdueAsync(connection, cancellationToken).ConfigureAwait(false);
        return await FindAsync(connection, key, cancellationToken).ConfigureAwait(false);
    }

    private static Task<int> SayOverdueAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ChangeAsync(CallSql.Overdue, cancellationToken);

    private static string[] Shown(LedgerCall call) =>
        [.. call.Fields.Where(field => field.Path.StartsWith("destinations[", StringComparison.Ordinal))
            .Select(field => field.Shown)];

    // -1 for the ticket of another ledger.
    private static long Claim(LedgerTicket ticket) =>
        StrictNumber.TryRead(ticket.Claim, out long claim) ? claim : -1;
}
