using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Outdial.Gates;

namespace Outdial.Ledger;

/// <content>Lists of calls.</content>
public sealed partial class CallLedger
{
    // How many rows that a gate holds back are postponed in one transaction: others wait for it.
    private const int MostPostponed = 500;

    /// <inheritdoc/>
    public async ValueTask<CallListEntry?> FindListAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return await InFileAsync(() => _lists.Find(name)?.Entry, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<CallListEntry>> GetListsAsync(
        CancellationToken cancellationToken = default) => await InFileAsync(
            () => _lists.All().Select(list => list.Entry).ToImmutableArray(), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<long?> BeginImportAsync(CallListEntry list, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        return ChangeAsync<long?>(
            () =>
            {
                if (_lists.Find(list.Name) is { Importing: { } left, Importer: { } importer })
                {
                    if (importer != _owner && !LedgerOwner.IsGone(importer))
                    {
                        return null;
                    }

                    _imports.Remove(list.Name, left);
                }

                _lists.Add(list, _time.GetUtcNow());
                return _lists.BeginImport(list.Name, _owner);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<RowImport>> ImportAsync(
        string list, long import, ImmutableArray<QueuedCall> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        return ChangeAsync(
            () => _imports.Add(list, import, rows.IsDefault ? [] : rows, _time.GetUtcNow()),
            cancellationToken,
            isDurable: false); // with the end of the import
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<RowLook>> LookAsync(
        CallListEntry list, ImmutableArray<QueuedCall> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        return await InFileAsync(
            () => rows.IsDefault ? [] : rows.Select(row =>
            {
                var (due, held) = _gates.Opening(list.Gates, row, _time.GetUtcNow());
                return new RowLook(_imports.Look(list.Name, row), due, held);
            }).ToImmutableArray(),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask EndImportAsync(
        CallListEntry list, long import, bool keep, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        await ChangeAsync(
            () =>
            {
                if (keep)
                {
                    _lists.Change(list);
                }
                else
                {
                    _imports.Remove(list.Name, import);
                    if (_lists.Find(list.Name) is { Entry.State: CallListState.Importing })
                    {
                        _lists.Delete(list.Name);
                        return 0;
                    }
                }

                _lists.EndImport(list.Name);
                return 0;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<CallListState?> SetListStateAsync(
        string list, CallListState state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        return ChangeAsync<CallListState?>(
            () =>
            {
                if (_lists.Find(list) is not { } found)
                {
                    return null;
                }

                if (found.Entry.State is CallListState.Cancelled or CallListState.Importing)
                {
                    return found.Entry.State;
                }

                _lists.SetState(list, state);
                if (state == CallListState.Running)
                {
                    _rows.QueueWithheld(list, _time.GetUtcNow());
                }

                return state;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<QueueTurn> TakeAsync(
        string list, ImmutableArray<string> callers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        return ChangeAsync(() => Take(list, callers.IsDefault ? [] : callers), cancellationToken, isDurable: false);
    }

    /// <inheritdoc/>
    public async ValueTask PutBackAsync(
        CallKey key, CallHold? hold, CancellationToken cancellationToken = default) => await ChangeAsync(
        () =>
        {
            _callers.Free(key.ToString());
            if (hold is not null)
            {
                _rows.Postpone(key.ToString(), hold);
            }

            return 0;
        },
        cancellationToken,
        isDurable: false).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask EndAsync(
        CallKey key,
        string? verdict,
        string? message,
        NextAttempt? next = null,
        CancellationToken cancellationToken = default) => await ChangeAsync(
        () =>
        {
            var now = _time.GetUtcNow();
            _callers.Free(key.ToString());
            if (_rows.Find(key.ToString()) is { } row)
            {
                if (next is not null)
                {
                    _imports.AddNext(row.List, row.Call with
                    {
                        Key = next.Key,
                        Attempt = next.Attempt,
                        Due = next.Due,
                    });
                }

                _rows.End(key.ToString(), verdict, message, next is not null, now);
            }

            return 0;
        },
        cancellationToken,
        isDurable: false).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<int> CountEarlierAsync(
        CallKey key, string verdict, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return await InFileAsync(() => _rows.CountEarlier(key.ToString(), verdict), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<QueueHold>> GetHoldsAsync(
        string? list, CancellationToken cancellationToken = default)
    {
        await SayOverdueAsync(cancellationToken).ConfigureAwait(false); // an intent whose process is gone is unknown
        return await InFileAsync(() => Holds(list), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<string>> GetCallersAsync(
        string list, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        return await InFileAsync(() => _rows.Callers(list).ToImmutableArray(), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask LetGoAsync(CallKey key, CancellationToken cancellationToken = default) => await ChangeAsync(
        () =>
        {
            _callers.LetGo(key.ToString());
            return 0;
        },
        cancellationToken,
        isDurable: false).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<bool> TakeOverAsync(CallKey key, CancellationToken cancellationToken = default) => ChangeAsync(
        () =>
        {
            var owner = _callers.OwnerOf(key.ToString());
            if (owner is null || !CallerTable.IsAbandoned(owner))
            {
                return false;
            }

            _callers.TakeOver(key.ToString());
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ListRow> GetRowsAsync(
        string list,
        ImmutableArray<ListRowState> states,
        bool allAttempts = false,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        await SayOverdueAsync(cancellationToken).ConfigureAwait(false);

        // No lock is held between pages: a slow reader does not delay writers.
        List<ListRow> page;
        var last = (Position: long.MinValue, Attempt: 0);
        do
        {
            page = await InFileAsync(
                () => _states.Page(list, states, allAttempts, last, PageSize), cancellationToken).ConfigureAwait(false);
            foreach (var row in page)
            {
                yield return row;
                last = (row.Position, row.Attempt);
            }
        }
        while (page.Count == PageSize);
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableSortedDictionary<ListRowState, long>> CountAsync(
        string list, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        await SayOverdueAsync(cancellationToken).ConfigureAwait(false);
        return await InFileAsync(() => _states.Count(list), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<CallGates> GetGatesAsync(CancellationToken cancellationToken = default) =>
        await InFileAsync(() => _gates.Own(), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask SetGatesAsync(CallGates gates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gates);
        if (GateCheck.Faults(gates) is [_, ..] faults)
        {
            throw new CallLedgerException(faults[0]);
        }

        await ChangeAsync(
            () =>
            {
                _gates.SetOwn(gates);
                return 0;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private QueueTurn Take(string name, ImmutableArray<string> callers)
    {
        if (_lists.Find(name) is not { Entry: { State: CallListState.Running } list })
        {
            return new QueueTurn.Stopped(_lists.Find(name)?.Entry.State);
        }

        var now = _time.GetUtcNow();
        for (var postponed = 0; postponed < MostPostponed; postponed++)
        {
            var turn = callers
                .Where(caller => _callers.KeyOf(list.Service, caller) is null)
                .Select(caller => (Caller: caller, Call: _rows.NextDue(name, caller, now)))
                .FirstOrDefault(turn => turn.Call is not null);
            if (turn.Call is not { } call)
            {
                return NothingToTake(list, callers, now);
            }

            if (_gates.Hold(list.Gates, call, now) is { } hold)
            {
                _rows.Postpone(call.Key.ToString(), hold);
                continue;
            }

            _callers.Take(list.Service, turn.Caller, call.Key.ToString(), now);
            return new QueueTurn.Taken(call, turn.Caller);
        }

        return new QueueTurn.Nothing(now, null);
    }

    private QueueTurn NothingToTake(CallListEntry list, ImmutableArray<string> callers, DateTimeOffset now) =>
        _rows.NextWaiting(list.Name) switch
        {
            null => new QueueTurn.Empty(),
            ({ } due, { } rule, { } message) when due > now =>
                new QueueTurn.Nothing(due, new Diagnostic(Rules.Find(rule) ?? LedgerRules.LedgerUnusable, message)),
            ({ } due, _, _) when due > now => new QueueTurn.Nothing(due, null),
            _ => new QueueTurn.Nothing(null, Busy(list.Service, callers)),
        };

    // Those who are ready to call are in other calls: of another list, or of another process.
    private Diagnostic? Busy(string service, ImmutableArray<string> callers) => callers
        .Select(caller => _callers.KeyOf(service, caller) is { } key
            ? new Diagnostic(CallListRules.CallerUnavailable, $"The caller {caller} is in the call {key}.") : null)
        .FirstOrDefault(busy => busy is not null);

    private ImmutableArray<QueueHold> Holds(string? list)
    {
        using var command = LedgerTable.Command(
            Connection,
            $"SELECT {RowTable.Columns}, r.list, f.caller, f.owner, f.since, c.state, c.conversation FROM callers f " +
            "JOIN list_rows r ON r.key = f.key LEFT JOIN calls c ON c.key = f.key " +
            "WHERE $list IS NULL OR r.list = $list ORDER BY f.since",
            ("$list", list));
        using var row = command.ExecuteReader();
        var holds = ImmutableArray.CreateBuilder<QueueHold>();
        while (row.Read())
        {
            holds.Add(new QueueHold(
                row.GetString(13),
                row.GetString(12),
                _rows.Read(row),
                row.IsDBNull(16) ? null : (LedgerState)row.GetInt32(16),
                LedgerTable.Text(row, 17),
                LedgerTable.Time(row, 15)!.Value, // never null
                CallerTable.IsAbandoned(row.GetString(14))));
        }

        return holds.ToImmutable();
    }
}
