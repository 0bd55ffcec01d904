using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Outdial.Lists;

/// <summary>Lists of calls: imports rows into a ledger, and places each of them once.</summary>
/// <remarks>A list is its rows in the ledger: it can be placed by any process that has the ledger, by several at once,
/// and goes on after whatever ended one of them. Safe for use from many threads.</remarks>
/// <param name="client">Places the calls; its ledger is the same one.</param>
/// <param name="queue">The ledger with the rows.</param>
/// <param name="policy">Which calls are let through; the default policy if null.</param>
/// <param name="time">The clock; the system's if null.</param>
public sealed class CallList(
    ICallClient client, ICallQueue queue, CallPolicy? policy = null, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Imports rows into a list, which is made if it is not there; its rows are placed once it
    /// runs.</summary>
    /// <remarks>Everything is checked: the options, each row, what the contract can express, and that no two rows have
    /// one key. If anything is wrong, nothing is imported, unless <see cref="CallListOptions.SkipInvalid"/> says so.
    /// The same rows imported again are the same rows.</remarks>
    /// <param name="options">The list, and how it is placed.</param>
    /// <param name="rows">The rows; read once, and not held in memory.</param>
    /// <param name="cancellationToken">Gives up; nothing is imported then.</param>
    /// <exception cref="CallLedgerException">The ledger cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Task<CallListImport> ImportAsync(
        CallListOptions options, IAsyncEnumerable<CallListRow> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(rows);
        return new ListImporter(client, queue, policy ?? new CallPolicy(), _time)
            .ImportAsync(options, rows, cancellationToken);
    }

    /// <summary>Checks rows as <see cref="ImportAsync"/> does, and imports nothing.</summary>
    /// <param name="options">The list, and how it is placed.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Each row with what is wrong with it, or when it may be placed at the earliest and what holds it back
    /// until then. The gates are asked as of now: calls that are placed meanwhile, those of the list itself included,
    /// may close one.</returns>
    /// <exception cref="CallLedgerException">The ledger cannot be used, or the options are wrong.</exception>
    public async IAsyncEnumerable<CallListPreview> PreviewAsync(
        CallListOptions options,
        IAsyncEnumerable<CallListRow> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(rows);
        var importer = new ListImporter(client, queue, policy ?? new CallPolicy(), _time);
        var refused = await importer.RefusedAsync(options, cancellationToken).ConfigureAwait(false);
        if (!refused.IsEmpty)
        {
            throw new CallLedgerException(refused[0]);
        }

        var check = new RowCheck(client, new CallValidator(policy), options, _time.GetUtcNow());
        await foreach (var row in new RowPreview(check, queue, importer.Entry(options))
            .OfAsync(rows, cancellationToken).ConfigureAwait(false))
        {
            yield return row;
        }
    }

    /// <summary>Places a list until no row waits: takes what is due, asks the gates, places, follows each call to its
    /// end, and finds out about what is unknown.</summary>
    /// <remarks>Cancelling pauses: no further row is placed, what is on its way is finished, and the last event says
    /// what is left; nothing is thrown. Calls that go on then are followed further when the list is placed again.
    /// Stopping the enumeration does the same.</remarks>
    /// <param name="name">The list's name.</param>
    /// <param name="options">How long it is placed here; null for the defaults.</param>
    /// <param name="cancellationToken">Pauses the list.</param>
    /// <returns>What happens, as it happens; the last event is <see cref="ListEvent.Done"/> or
    /// <see cref="ListEvent.Stopped"/>.</returns>
    /// <exception cref="CallLedgerException">The ledger cannot be used, there is no such list, or it is another
    /// account's.</exception>
    public async IAsyncEnumerable<ListEvent> RunAsync(
        string name,
        CallListRunOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        var list = await queue.FindListAsync(name, cancellationToken).ConfigureAwait(false) ??
            throw new CallLedgerException(
                new Diagnostic(CallListRules.ListUnusable, $"The ledger has no list '{name}'."));
        if (!ListPlace.IsAt(list, client.Endpoint))
        {
            throw new CallLedgerException(ListPlace.Elsewhere(list, client.Endpoint));
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var run = new ListRun(client, queue, list, options ?? new CallListRunOptions(), _time);
        var running = run.RunAsync(stop.Token);
        try
        {
            await foreach (var happened in run.Events.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return happened;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await running.ConfigureAwait(false);
        }
    }

    /// <summary>Pauses a list, wherever it is placed: no further row is placed until it is run again.</summary>
    /// <param name="name">The list's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its state afterwards; null if there is no such list.</returns>
    /// <exception cref="CallLedgerException">The ledger cannot be used.</exception>
    public ValueTask<CallListState?> PauseAsync(string name, CancellationToken cancellationToken = default) =>
        queue.SetListStateAsync(name, CallListState.Paused, cancellationToken);

    /// <summary>Cancels a list for good: no further row is ever placed.</summary>
    /// <param name="name">The list's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its state afterwards; null if there is no such list.</returns>
    /// <exception cref="CallLedgerException">The ledger cannot be used.</exception>
    public ValueTask<CallListState?> CancelAsync(string name, CancellationToken cancellationToken = default) =>
        queue.SetListStateAsync(name, CallListState.Cancelled, cancellationToken);

    /// <summary>How many rows of a list are in which state.</summary>
    /// <param name="name">The list's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CallLedgerException">The ledger cannot be used.</exception>
    public ValueTask<ImmutableSortedDictionary<ListRowState, long>> CountAsync(
        string name, CancellationToken cancellationToken = default) => queue.CountAsync(name, cancellationToken);
}
