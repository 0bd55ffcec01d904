using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>A ledger in one SQLite file, for all processes of a machine.</summary>
/// <remarks>
/// <para>Every change is one transaction, on the disk when it returns (WAL, <c>synchronous=FULL</c>); claims and the
/// rate, which alone permit nothing, are durable with the next change that is. What is kept of a call: its key,
/// its masked numbers, digests by which it is compared, and its outcome. What was dialled is kept in full only
/// for as long as it may have to be looked for; docs/ledger.md has the complete list.</para>
/// <para>Safe for several threads and several processes. The file must be on a local disk: SQLite's locks do not hold
/// on network file systems.</para>
/// </remarks>
[SuppressMessage("Usage", "CA2213:Disposable fields should be disposed",
    Justification = "The semaphore holds no system resource, and a caller may still wait for it at the end.")]
public sealed partial class CallLedger : ICompleteLedger, IDisposable
{
    // How many entries a list takes from the file at once.
    private const int PageSize = 500;

    private readonly SemaphoreSlim _gate = new(1);
    private bool _closed;
    private bool _isDurable = true; // as the file is opened
    private readonly OpenLedger _file;
    private readonly FieldDigests _digests;
    private readonly KeyStamps _stamps;
    private readonly KeyChain _chain;
    private readonly CallTable _calls;
    private readonly ListTable _lists;
    private readonly RowTable _rows;
    private readonly RowImports _imports;
    private readonly RowStates _states;
    private readonly CallerTable _callers;
    private readonly DialTable _dials;
    private readonly GateKeeper _gates;
    private readonly TimeProvider _time;
    private readonly string _owner;

    private CallLedger(string path, TimeProvider time, TimeSpan patience, string owner, LedgerStamp stamp)
    {
        (Path, _time, _owner) = (path, time, owner);
        _file = LedgerFile.Open(path, patience, stamp);
        try
        {
            var secret = LedgerSchema.Secret(Connection);
            var seal = new RowSeal(secret);
            (_digests, _stamps) = (new FieldDigests(secret), new KeyStamps(secret));
            _chain = new KeyChain(Connection, seal);
            _calls = new CallTable(Connection, _chain);
            (_lists, _rows, _states) = (new(Connection), new(Connection, seal), new(Connection));
            (_imports, _callers) = (new(Connection, secret, seal), new(Connection, owner));
            _dials = new DialTable(Connection, secret);
            _gates = new GateKeeper(Connection, _lists, _rows, _dials);
        }
        catch (SqliteException exception)
        {
            _file.Dispose();
            throw LedgerFile.Explain(exception, path);
        }
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Opens a ledger, and makes it if it is not there, readable by its owner only.</summary>
    /// <param name="path">The file; its folder is made if need be.</param>
    /// <param name="time">The clock; the system's if null.</param>
    /// <param name="stamp">A file elsewhere that says which ledger was used, so that it is noticed when the ledger is
    /// gone with its folder; made if it is not there. One beside the ledger, named <c>.ledger.db.id</c>, always says
    /// so.</param>
    /// <exception cref="CallLedgerException">It cannot be used: it is damaged, gone, another one than before, another
    /// version's, in use under another name, or its place cannot be read or written. A file that is not a ledger is not
    /// touched.</exception>
    public static CallLedger Open(string path, TimeProvider? time = null, string? stamp = null) =>
        Open(path, time, LedgerFile.Patience, stamp: stamp);

    /// <summary>As above, with how long another process is waited for, and as which process it is used: this one if
    /// null.</summary>
    internal static CallLedger Open(
        string path, TimeProvider? time, TimeSpan patience, string? owner = null, string? stamp = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string[] stamps = stamp is null ? [LedgerStamp.Beside(path)] : [LedgerStamp.Beside(path), stamp];
        return new CallLedger(
            path, time ?? TimeProvider.System, patience, owner ?? LedgerOwner.Current, new LedgerStamp(path, stamps));
    }

    /// <summary>The open file.</summary>
    internal SqliteConnection Connection => _file.Connection;

    /// <summary>Lets the file grow no further than so many pages, as a disk that is full does.</summary>
    internal void LimitPages(int pages) => LedgerFile.Execute(
        Connection,
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages};"));

    /// <inheritdoc/>
    public ValueTask<LedgerClaim> ClaimAsync(
        CallKey key, LedgerCall call, TimeSpan patience, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        return ChangeAsync(() => Claim(key, call, patience), cancellationToken, isDurable: false);
    }

    /// <inheritdoc/>
    public ValueTask<CallHold?> IntendAsync(
        LedgerTicket ticket, CallIntent intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(intent);
        return ChangeAsync(() => Intend(ticket, intent), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask WithdrawAsync(
        LedgerTicket ticket, string? correlationId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        await ChangeAsync(
            () =>
            {
                _calls.Change(
                ticket.Key,
                    "UPDATE calls SET state = $planned, until = NULL, owner = $owner, claimed = $now, " +
                    "ended = NULL, rule = NULL, message = NULL " +
                    $"WHERE key = $key AND claim = $claim AND state {StateRules.Withdrawable}",
                    ("$owner", _owner),
                    ("$now", _time.GetUtcNow().UtcTicks),
                    ("$planned", (int)LedgerState.Planned),
                    ("$claim", ticket.Claim));
                _dials.Remove(ticket.Key.ToString());
                AddCorrelations(ticket, correlationId is null ? [] : [correlationId]);
                return 0;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask RecordAsync(
        LedgerTicket ticket, CallOutcome outcome, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(outcome);
        await ChangeAsync(
            () =>
            {
                Record(ticket, outcome);
                AddCorrelations(
                    ticket, [.. outcome.Attempts.Select(attempt => attempt.CorrelationId).OfType<string>()]);
                return 0;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<LedgerEntry?> FindAsync(CallKey key, CancellationToken cancellationToken = default)
    {
        var found = await InFileAsync(() => _calls.Find(key), cancellationToken)
            .ConfigureAwait(false);
        return found is null || !IsOverdue(found)
            ? found?.Entry
            : await ChangeAsync(
                () => _calls.Find(key) is { } row ? Current(row).Entry : null, cancellationToken)
                .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LedgerEntry> ListAsync(
        ImmutableArray<LedgerState> states, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var wanted = states.IsDefault ? [] : states.Distinct().ToImmutableArray();
        await SayOverdueAsync(cancellationToken).ConfigureAwait(false);

        // No lock is held between pages: a slow reader does not delay writers.
        List<LedgerRow> page;
        var last = (Created: long.MinValue, Key: "");
        do
        {
            page = await InFileAsync(() => _calls.Page(wanted, last, PageSize), cancellationToken)
                .ConfigureAwait(false);
            foreach (var row in page)
            {
                yield return row.Entry;
                last = (row.Entry.Created.UtcTicks, row.Entry.Key.ToString());
            }
        }
        while (page.Count == PageSize);
    }

    /// <inheritdoc/>
    public ValueTask<bool> SettleAsync(
        CallKey key, Settlement settlement, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settlement);
        return ChangeAsync(
            () =>
            {
                var row = _calls.Find(key);
                if (row is null || Current(row).Entry.State != LedgerState.Unknown ||
                    (settlement.Attempt is { } attempt && attempt != row.Entry.Stamp))
                {
                    return false;
                }

                _calls.Change(
                key,
                    "UPDATE calls SET state = $settled, conversation = $id, rule = NULL, message = $evidence, " +
                    "dialled = NULL WHERE key = $key",
                    ("$settled", (int)LedgerState.Settled),
                    ("$id", settlement.ConversationId),
                    ("$evidence", settlement.Evidence));
                if (settlement.ConversationId is null)
                {
                    _dials.Remove(key.ToString());
                }

                // By a person, or placed: the row is over. Proved not to have been placed, it may be tried again.
                if (settlement is { Attempt: null } or { ConversationId: not null })
                {
                    _callers.Free(key.ToString());
                    _rows.End(key.ToString(), null, settlement.Evidence, hasNext: false, _time.GetUtcNow());
                }

                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>The numbers are overwritten in the file. If another program that reads the file keeps SQLite's log from
    /// being emptied, all is deleted and it throws (<see cref="LedgerRules.LogNotEmptied"/>).</remarks>
    public async ValueTask<int> PurgeAsync(
        DateTimeOffset before, bool unknownToo = false, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(before, _time.GetUtcNow() - ICompleteLedger.LeastAge);
        var deleted = await ChangeAsync(
            () =>
            {
                var held = LedgerTable.Texts(HeldKeys());
                SayOverdue(); // it becomes unknown first
                _chain.CheckAll(); // damaged rows are not linked again
                var count = LedgerTable.Change(
                    Connection,
                    "DELETE FROM calls WHERE COALESCE(ended, claimed, created) < $before AND (state IN " +
                    "($planned, $placed, $refused, $settled) OR ($unknownToo AND state = $unknown)) AND " +
                    "key NOT IN (SELECT value FROM json_each($held)) AND key NOT IN " +
                    "(SELECT r.key FROM list_rows r JOIN lists l ON l.name = r.list " +
                    "WHERE r.over_at IS NULL AND l.state <> $cancelled AND calls.state <> $unknown)",
                    ("$held", held),
                    ("$before", before.UtcTicks),
                    ("$planned", (int)LedgerState.Planned),
                    ("$placed", (int)LedgerState.Placed),
                    ("$refused", (int)LedgerState.Refused),
                    ("$settled", (int)LedgerState.Settled),
                    ("$unknown", (int)LedgerState.Unknown),
                    ("$unknownToo", unknownToo),
                    ("$cancelled", (int)CallListState.Cancelled));
                _chain.LinkAll();
                _dials.Purge(before);
                return count + _rows.Purge(before);
            },
            cancellationToken).ConfigureAwait(false);
        var emptied = await InFileAsync(
            () =>
            {
                LedgerFile.Execute(Connection, "VACUUM;");
                return LedgerFile.TryEmptyLog(Connection);
            },
            cancellationToken).ConfigureAwait(false);
        return emptied ? deleted : throw new CallLedgerException(new Diagnostic(
            LedgerRules.LogNotEmptied,
            $"{deleted} {(deleted == 1 ? "key was" : "keys were")} deleted, but another program is reading {Path}: " +
            "their data may still be in its log."));
    }

    /// <inheritdoc/>
    public ValueTask<RateMoment> UpdateAsync(
        string bucket,
        Func<RateState, DateTimeOffset, RateState> change,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        ArgumentNullException.ThrowIfNull(change);
        return ChangeAsync(
            () =>
            {
                var now = _time.GetUtcNow();
                var next = change(RateTable.Find(Connection, bucket), now);
                RateTable.Write(Connection, bucket, next);
                return new RateMoment(next, now);
            },
            cancellationToken,
            isDurable: false);
    }

    /// <inheritdoc cref="Dispose"/>
    ValueTask IAsyncDisposable.DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Closes the file. Every later use of the ledger throws, and says that it is closed.</summary>
    public void Dispose()
    {
        _gate.Wait();
        _closed = true;
        _file.Dispose();
        _gate.Release();
    }
}
