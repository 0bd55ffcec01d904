using System.Collections.Immutable;

namespace Outdial.Extensibility;

/// <summary>Lists of calls in the ledger that remembers their keys: a row has no state beside its key's.</summary>
/// <remarks>Every member is safe for several threads and several processes, and throws <see
/// cref="CallLedgerException"/> when the ledger cannot be used. A caller places one call at a time, across lists and
/// processes.</remarks>
public interface ICallQueue
{
    /// <summary>What is known of a list; null if there is none of this name.</summary>
    /// <param name="name">The list's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<CallListEntry?> FindListAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>All lists, the oldest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<ImmutableArray<CallListEntry>> GetListsAsync(CancellationToken cancellationToken = default);

    /// <summary>Begins to import rows. What an import that was cut off left behind is removed first.</summary>
    /// <param name="list">The list; made if there is none of its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The import; null if another process imports rows into the list at this moment.</returns>
    ValueTask<long?> BeginImportAsync(CallListEntry list, CancellationToken cancellationToken = default);

    /// <summary>Imports rows: they are there, and not placed before the import ends.</summary>
    /// <param name="list">The list's name.</param>
    /// <param name="import">The import.</param>
    /// <param name="rows">The rows; as many as are to be written at once.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What came of each.</returns>
    ValueTask<ImmutableArray<RowImport>> ImportAsync(
        string list, long import, ImmutableArray<QueuedCall> rows, CancellationToken cancellationToken = default);

    /// <summary>Looks at rows as if they were imported now, and changes nothing.</summary>
    /// <param name="list">The list, which need not be there, with its gates.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What would come of each.</returns>
    ValueTask<ImmutableArray<RowLook>> LookAsync(
        CallListEntry list, ImmutableArray<QueuedCall> rows, CancellationToken cancellationToken = default);

    /// <summary>Ends an import.</summary>
    /// <param name="list">The list, and how it is placed from now on.</param>
    /// <param name="import">The import.</param>
    /// <param name="keep">Whether its rows stay. If not, they are removed, the list is as it was before, and one that
    /// was made for them is gone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask EndImportAsync(
        CallListEntry list, long import, bool keep, CancellationToken cancellationToken = default);

    /// <summary>Changes how far a list has come. A cancelled list stays cancelled.</summary>
    /// <param name="list">The list's name.</param>
    /// <param name="state">Its new state.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its state afterwards; null if there is no such list.</returns>
    ValueTask<CallListState?> SetListStateAsync(
        string list, CallListState state, CancellationToken cancellationToken = default);

    /// <summary>Takes the next call that is due, no gate holds back, and one of these callers may place.</summary>
    /// <param name="list">The list's name.</param>
    /// <param name="callers">Those who are ready to call.</param>
    /// <param name="cancellationToken">Gives up; nothing is taken then.</param>
    ValueTask<QueueTurn> TakeAsync(
        string list, ImmutableArray<string> callers, CancellationToken cancellationToken = default);

    /// <summary>Gives a call back that was taken and was not placed; its caller is free.</summary>
    /// <param name="key">The call's key.</param>
    /// <param name="hold">What holds it back; null if it may be placed at once, or the gates said until when.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask PutBackAsync(CallKey key, CallHold? hold, CancellationToken cancellationToken = default);

    /// <summary>Ends a row's attempt: its caller is free, and its text is no longer kept.</summary>
    /// <param name="key">The call's key.</param>
    /// <param name="verdict">How it ended, in a word; null if it was not placed.</param>
    /// <param name="message">The same in a sentence; null if there is nothing to say.</param>
    /// <param name="next">The next attempt at the row; null if this was the last.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask EndAsync(
        CallKey key,
        string? verdict,
        string? message,
        NextAttempt? next = null,
        CancellationToken cancellationToken = default);

    /// <summary>How many earlier attempts at the row of a call ended in a way.</summary>
    /// <param name="key">The call's key.</param>
    /// <param name="verdict">How they ended, in a word.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<int> CountEarlierAsync(CallKey key, string verdict, CancellationToken cancellationToken = default);

    /// <summary>The callers that rows which wait name themselves.</summary>
    /// <param name="list">The list's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<ImmutableArray<string>> GetCallersAsync(string list, CancellationToken cancellationToken = default);

    /// <summary>Lets a call go that goes on: any process may take it over.</summary>
    /// <param name="key">The call's key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask LetGoAsync(CallKey key, CancellationToken cancellationToken = default);

    /// <summary>The callers that are taken by calls of a list, and with which calls.</summary>
    /// <param name="list">The list's name; null for all lists.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<ImmutableArray<QueueHold>> GetHoldsAsync(string? list, CancellationToken cancellationToken = default);

    /// <summary>Takes over the call of a process that is gone.</summary>
    /// <param name="key">The call's key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether this process has it now.</returns>
    ValueTask<bool> TakeOverAsync(CallKey key, CancellationToken cancellationToken = default);

    /// <summary>The rows of a list, as they stand in its source.</summary>
    /// <param name="list">The list's name.</param>
    /// <param name="states">The states; none means all.</param>
    /// <param name="allAttempts">Whether earlier attempts at a row are shown too.</param>
    /// <param name="cancellationToken">Gives up.</param>
    IAsyncEnumerable<ListRow> GetRowsAsync(
        string list,
        ImmutableArray<ListRowState> states,
        bool allAttempts = false,
        CancellationToken cancellationToken = default);

    /// <summary>How many rows of a list are in which state.</summary>
    /// <param name="list">The list's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<ImmutableSortedDictionary<ListRowState, long>> CountAsync(
        string list, CancellationToken cancellationToken = default);

    /// <summary>The gates of the ledger's own, which every keyed call passes.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<CallGates> GetGatesAsync(CancellationToken cancellationToken = default);

    /// <summary>Sets the gates of the ledger's own.</summary>
    /// <param name="gates">The gates.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CallLedgerException">One of them is wrong; nothing is changed.</exception>
    ValueTask SetGatesAsync(CallGates gates, CancellationToken cancellationToken = default);
}
