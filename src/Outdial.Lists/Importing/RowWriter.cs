using System.Collections.Immutable;

namespace Outdial.Lists;

/// <summary>Hands rows to the queue, some thousands at a time: the next are read while these are written.</summary>
/// <param name="queue">Where they go.</param>
/// <param name="list">The list's name.</param>
/// <param name="import">The import's number.</param>
/// <param name="faults">Where conflicts are counted.</param>
internal sealed class RowWriter(ICallQueue queue, string list, long import, FaultTally faults)
{
    private const int BatchSize = 2_000;

    private readonly ImmutableArray<QueuedCall>.Builder _next = ImmutableArray.CreateBuilder<QueuedCall>(BatchSize);
    private ImmutableArray<QueuedCall> _written = [];
    private Task<ImmutableArray<RowImport>> _results = Task.FromResult(ImmutableArray<RowImport>.Empty);

    internal long Added { get; private set; }

    internal long Same { get; private set; }

    internal async Task AddAsync(QueuedCall row, CancellationToken cancellationToken)
    {
        _next.Add(row);
        if (_next.Count == BatchSize)
        {
            await WriteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes what is left.</summary>
    internal async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(cancellationToken).ConfigureAwait(false);
        await CountAsync().ConfigureAwait(false);
    }

    /// <summary>Waits until nothing is being written any more, however that ends.</summary>
    internal async Task SettleAsync() =>
        await ((Task)_results).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await CountAsync().ConfigureAwait(false);
        var rows = _next.ToImmutable();
        _next.Clear();
        _written = rows;
        _results = Task.Run(
            async () => await queue.ImportAsync(list, import, rows, cancellationToken).ConfigureAwait(false),
            CancellationToken.None);
    }

    private async Task CountAsync()
    {
        foreach (var (row, result) in _written.Zip(await _results.ConfigureAwait(false)))
        {
            Added += result is RowImport.Added ? 1 : 0;
            Same += result is RowImport.Same ? 1 : 0;
            if (RowDifference.Explain(row, result) is { } fault)
            {
                faults.Add(row.Position, null, [fault]);
            }
        }

        _written = [];
    }
}
