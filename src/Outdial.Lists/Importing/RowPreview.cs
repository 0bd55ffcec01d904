using System.Runtime.CompilerServices;

namespace Outdial.Lists;

/// <summary>Says what rows would become, and finds two of one key among them.</summary>
internal sealed class RowPreview(RowCheck check, ICallQueue queue, CallListEntry list)
{
    private const int BatchSize = 500;

    private readonly Dictionary<CallKey, long> _keys = [];

    /// <summary>Looks at rows as they come.</summary>
    internal async IAsyncEnumerable<CallListPreview> OfAsync(
        IAsyncEnumerable<CallListRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = new List<(CallListPreview Preview, QueuedCall? Row)>(BatchSize);
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            next.Add(Read(row));
            if (next.Count == BatchSize)
            {
                foreach (var preview in await LookAsync(next, cancellationToken).ConfigureAwait(false))
                {
                    yield return preview;
                }

                next.Clear();
            }
        }

        foreach (var preview in await LookAsync(next, cancellationToken).ConfigureAwait(false))
        {
            yield return preview;
        }
    }

    private (CallListPreview Preview, QueuedCall? Row) Read(CallListRow row)
    {
        var preview = new CallListPreview(
            row.Position,
            null,
            string.Join(", ", row.Call.Destinations.Select(destination => destination.ToString("M"))),
            IsThere: false,
            null,
            null,
            row.Written,
            []);
        if (check.Read(row, out var faults) is not { } queued)
        {
            return (preview with { Diagnostics = faults }, null);
        }

        return _keys.TryAdd(queued.Key, row.Position)
            ? (preview with { Key = queued.Key }, queued)
            : (Faulty(preview, queued, new RowImport.Duplicate(_keys[queued.Key])), null);
    }

    private async Task<List<CallListPreview>> LookAsync(
        List<(CallListPreview Preview, QueuedCall? Row)> rows, CancellationToken cancellationToken)
    {
        var looks = await queue.LookAsync(
            list, [.. rows.Select(row => row.Row).OfType<QueuedCall>()], cancellationToken).ConfigureAwait(false);
        var next = 0;
        return rows.ConvertAll(row => row.Row is { } queued ? Of(row.Preview, queued, looks[next++]) : row.Preview);
    }

    private static CallListPreview Of(CallListPreview preview, QueuedCall row, RowLook look) => look.Import switch
    {
        RowImport.Added => preview with { Due = look.Due, Held = look.Held },
        RowImport.Same => preview with { IsThere = true },
        var other => Faulty(preview, row, other),
    };

    private static CallListPreview Faulty(CallListPreview preview, QueuedCall row, RowImport why) => preview with
    {
        Key = null,
        Diagnostics = [RowDifference.Explain(row, why)!], // of a duplicate and of a conflict there is one
    };
}
