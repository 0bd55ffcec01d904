using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Outdial.Ledger;

/// <content>Lists of calls.</content>
internal sealed partial class LazyLedger
{
    public async ValueTask<CallListEntry?> FindListAsync(string name, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .FindListAsync(name, cancellationToken).ConfigureAwait(false);

    public async ValueTask<ImmutableArray<CallListEntry>> GetListsAsync(
        CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .GetListsAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask<long?> BeginImportAsync(CallListEntry list, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .BeginImportAsync(list, cancellationToken).ConfigureAwait(false);

    public async ValueTask<ImmutableArray<RowImport>> ImportAsync(
        string list, long import, ImmutableArray<QueuedCall> rows, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .ImportAsync(list, import, rows, cancellationToken).ConfigureAwait(false);

    public async ValueTask<ImmutableArray<RowLook>> LookAsync(
        CallListEntry list, ImmutableArray<QueuedCall> rows, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .LookAsync(list, rows, cancellationToken).ConfigureAwait(false);

    public async ValueTask EndImportAsync(
        CallListEntry list, long import, bool keep, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .EndImportAsync(list, import, keep, cancellationToken).ConfigureAwait(false);

    public async ValueTask<CallListState?> SetListStateAsync(
        string list, CallListState state, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .SetListStateAsync(list, state, cancellationToken).ConfigureAwait(false);

    public async ValueTask<QueueTurn> TakeAsync(
        string list, ImmutableArray<string> callers, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .TakeAsync(list, callers, cancellationToken).ConfigureAwait(false);

    public async ValueTask PutBackAsync(CallKey key, CallHold? hold, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .PutBackAsync(key, hold, cancellationToken).ConfigureAwait(false);

    public async ValueTask EndAsync(
        CallKey key,
        string? verdict,
        string? message,
        NextAttempt? next = null,
        CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .EndAsync(key, verdict, message, next, cancellationToken).ConfigureAwait(false);

    public async ValueTask<int> CountEarlierAsync(
        CallKey key, string verdict, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .CountEarlierAsync(key, verdict, cancellationToken).ConfigureAwait(false);

    public async ValueTask<ImmutableArray<string>> GetCallersAsync(
        string list, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .GetCallersAsync(list, cancellationToken).ConfigureAwait(false);

    public async ValueTask LetGoAsync(CallKey key, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .LetGoAsync(key, cancellationToken).ConfigureAwait(false);

    public async ValueTask<ImmutableArray<QueueHold>> GetHoldsAsync(
        string? list, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .GetHoldsAsync(list, cancellationToken).ConfigureAwait(false);

    public async ValueTask<bool> TakeOverAsync(CallKey key, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .TakeOverAsync(key, cancellationToken).ConfigureAwait(false);

    public async IAsyncEnumerable<ListRow> GetRowsAsync(
        string list,
        ImmutableArray<ListRowState> states,
        bool allAttempts = false,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var ledger = await LedgerAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var row in ledger.GetRowsAsync(list, states, allAttempts, cancellationToken)
            .ConfigureAwait(false))
        {
            yield return row;
        }
    }

    public async ValueTask<ImmutableSortedDictionary<ListRowState, long>> CountAsync(
        string list, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .CountAsync(list, cancellationToken).ConfigureAwait(false);

    public async ValueTask<CallGates> GetGatesAsync(CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .GetGatesAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask SetGatesAsync(CallGates gates, CancellationToken cancellationToken = default) =>
        await (await LedgerAsync(cancellationToken).ConfigureAwait(false))
            .SetGatesAsync(gates, cancellationToken).ConfigureAwait(false);
}
