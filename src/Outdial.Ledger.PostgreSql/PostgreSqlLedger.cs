using System.Collections.Immutable;
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
/// <para>Gates are asked with the intent: of two calls to one number the second counts the first. A row of a list
/// leaves only while this node holds its caller.</para>
/// <para>Safe for several threads. PostgreSQL 15 or later; the schema is <c>outdial</c>.</para>
/// </remarks>
public sealed partial class PostgreSqlLedger : ICompleteLedger, IRecoverableLedger
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
    private readonly GateKeeper _gates;
    private readonly GatedIntent _intents;
    private readonly RowImports _imports;
    private readonly QueueTurns _turns;
    private readonly TimeProvider _time;

    private PostgreSqlLedger(LedgerDatabase database, LedgerNode node, byte[] secret, TimeProvider time)
    {
        (_database, _node, _time) = (database, node, time);
        (_digests, _stamps, _numbers) = (new(secret), new(secret), new(secret));
        _gates = new GateKeeper(_numbers);
        (_intents, _turns) = (new(_gates), new(_gates, time));
        _imports = new RowImports(new RowDigests(secret));
    }

    /// <summary>Opens a ledger, makes or migrates its tables, and joins it as a node.</summary>
    /// <param name="connectionString">As of Npgsql, such as <c>Host=db;Database=outdial;Username=outdial</c>, or an
    /// address such as <c>postgresql://outdial@db/outdial</c>. It may hold a password, and no message shows it.</param>
    /// <param name="time">The clock for pauses; moments are the server's. The system's if null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">It is not a connection string.</exception>
    /// <exception cref="CallLedgerException">The database cannot be used, or a pooler is in between that gives each
    /// transaction another session.</exception>
    public static async Task<PostgreSqlLedger> OpenAsync(
        string connectionString, TimeProvider? time = null, CancellationToken cancellationToken = default) =>
        (await OpenAsync(connectionString, makes: true, time, cancellationToken).ConfigureAwait(false))!; // it is made

    /// <summary>Opens a ledger that is there, and joins it as a node; makes nothing.</summary>
    /// <inheritdoc cref="OpenAsync(string, TimeProvider?, CancellationToken)"/>
    /// <returns>The ledger; null if the database has none.</returns>
    public static Task<PostgreSqlLedger?> OpenExistingAsync(
        string connectionString, TimeProvider? time = null, CancellationToken cancellationToken = default) =>
        OpenAsync(connectionString, makes: false, time, cancellationToken);

    /// <summary>Whether a text is meant as a connection string of PostgreSQL, and not as a file's name: it names a
    /// host or a password, or begins with <c>postgresql://</c>.</summary>
    /// <param name="text">The text.</param>
    public static bool IsConnectionString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ConnectionText.IsMeant(text);
    }

    /// <summary>Host, port and database of a connection string; nothing else of it may be shown.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <exception cref="ArgumentException">It is not a connection string.</exception>
    public static string NameOf(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        return LedgerDatabase.NameOf(ConnectionText.Read(connectionString));
    }

    /// <summary>Whether a connection string holds a password, which must not be on a command line: other users of the
    /// machine can read that.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <exception cref="ArgumentException">It is not a connection string.</exception>
    public static bool HasPassword(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        return ConnectionText.Read(connectionString).Password is { Length: > 0 };
    }

    private static async Task<PostgreSqlLedger?> OpenAsync(
        string connectionString, bool makes, TimeProvider? time, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        time ??= TimeProvider.System;
#pragma warning disable CA2000 // The ledger disposes of them.
        var database = new LedgerDatabase(connectionString, time);
        try
        {
            if (!makes && !await database.QuickAsync(SchemaMigrations.AreThereAsync, cancellationToken)
                .ConfigureAwait(false))
            {
                await database.DisposeAsync().ConfigureAwait(false);
                return null;
            }

            var secret = await database.DurableAsync(
                connection => SchemaMigrations.RunAsync(database, connection),
                cancellationToken).ConfigureAwait(false);
            var node = await LedgerNode.JoinAsync(database, time, cancellationToken).ConfigureAwait(false);
#pragma warning restore CA2000
            return new PostgreSqlLedger(database, node, secret, time);
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
        cancellationToken.ThrowIfCancellationRequested();
        var claiming = ClaimAsync(key, call, patience);
        try
        {
            return await claiming.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = GiveBackAsync(claiming);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<CallHold?> IntendAsync(
        LedgerTicket ticket, CallIntent intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(intent);
        var claim = NumberedClaim.Of(ticket);
        object?[] Values() =>
        [
            ticket.Key.ToString(), claim.Number, _node.Id, intent.Stamp?.ToString(), intent.Until - intent.At,
        ];
        return !claim.IsGated && await _database.DurableAsync(
            connection => connection.ScalarAsync(CallSql.IntendUngated, CancellationToken.None, Values()),
            cancellationToken).ConfigureAwait(false) is 1L
            ? null
            : await _database.InTransactionAsync(
                connection => _intents.WriteAsync(connection, ticket.Key, Values()), cancellationToken)
                .ConfigureAwait(false);
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
            [ticket.Key.ToString(), NumberedClaim.Of(ticket).Number, _node.Current],
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
                NumberedClaim.Of(ticket).Number,
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

    /// <summary>One part of as many as there are nodes: the most that were counted within a minute, every five seconds,
    /// before the database was lost.</summary>
    public double ShareWhenLost => 1d / _node.Count;

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

    // Not given up half-way: what is granted must be known to the one that asked.
    private async Task<LedgerClaim> ClaimAsync(CallKey key, LedgerCall call, TimeSpan patience)
    {
        var fields = _digests.Of(call);
        return await _database.QuickAsync<LedgerClaim>(
            async (connection, token) =>
            {
                // What was taken may be freed, or purged, between the two statements.
                for (var tries = 1; ; tries++)
                {
                    if (await _node.TakingAsync(node => TryClaimAsync(connection, key, call, fields, patience, node))
                        .ConfigureAwait(false) is { } ticket)
                    {
                        return new LedgerClaim.Granted(ticket);
                    }

                    await WasFoundAsync(connection, key, call, fields).ConfigureAwait(false);
                    var row = await CurrentAsync(connection, key, token).ConfigureAwait(false);
                    var answer = row is null ? null : Answer(row, fields);
                    if (answer is not null && (answer is not LedgerClaim.InFlight || row!.HasOwner ||
                        tries == MostTries))
                    {
                        return answer;
                    }
                }
            },
            CancellationToken.None).ConfigureAwait(false);
    }

    // A claim that nothing waits for any more.
    private async Task GiveBackAsync(Task<LedgerClaim> claiming)
    {
        try
        {
            if (await claiming.ConfigureAwait(false) is LedgerClaim.Granted { Ticket: var ticket })
            {
                await _database.PatientAsync(
                    (connection, token) => connection.ChangeAsync(
                        CallSql.GiveBack, token, ticket.Key.ToString(), NumberedClaim.Of(ticket).Number),
                    CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (CallLedgerException)
        {
            // It is free when its patience is over.
        }
    }

    private async Task<LedgerTicket?> TryClaimAsync(
        NpgsqlConnection connection,
        CallKey key,
        LedgerCall call,
        StoredField[] fields,
        TimeSpan patience,
        Guid node)
    {
        var granted = await connection.RowsAsync(
            CallSql.Claim,
            row => (Claim: new NumberedClaim(row.GetInt64(0), row.GetBoolean(2)), Stamp: row.TextAt(1)),
            CancellationToken.None,
            key.ToString(),
            (short)call.Contract,
            call.Service,
            call.CallingUser,
            JsonSerializer.Serialize(fields, LedgerJson.Default.StoredFieldArray),
            ClaimRules.Shown(call).ToArray(),
            call.Dialled.ToArray(),
            node,
            patience < LongestPatience ? patience : LongestPatience,
            NumbersOf(call),
            _stamps.CallOf(key)).ConfigureAwait(false);
        return granted is [var (claim, stamp)]
            ? new LedgerTicket(
                key,
                claim.ToString(),
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
}
