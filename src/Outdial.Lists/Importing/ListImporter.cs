using System.Collections.Immutable;

namespace Outdial.Lists;

/// <summary>Imports rows: all, or none, unless those with faults are to be left out.</summary>
internal sealed class ListImporter(ICallClient client, ICallQueue queue, CallPolicy policy, TimeProvider time)
{
    private const int MostFaults = 1_000;

    internal async Task<CallListImport> ImportAsync(
        CallListOptions options, IAsyncEnumerable<CallListRow> rows, CancellationToken cancellationToken)
    {
        var refused = await RefusedAsync(options, cancellationToken).ConfigureAwait(false);
        if (!refused.IsEmpty)
        {
            return new CallListImport { IsImported = false, Diagnostics = refused };
        }

        var list = Entry(options);
        if (await queue.BeginImportAsync(list, cancellationToken).ConfigureAwait(false) is not { } import)
        {
            return Refused(new Diagnostic(
                CallListRules.ListUnusable, $"Another process imports rows into '{options.Name}' at this moment."));
        }

        var result = new CallListImport { IsImported = false };
        try
        {
            result = await RowsAsync(options, import, rows, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Cut off or faulty: nothing of it stays.
            await queue.EndImportAsync(list, import, result.IsImported, CancellationToken.None)
                .ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>The list, as the ledger is to know it.</summary>
    internal CallListEntry Entry(CallListOptions options) => new()
    {
        Name = options.Name,
        Service = client.Endpoint.Api.AbsoluteUri,
        Contract = client.Endpoint.Contract,
        Gates = options.Gates,
        Settings = StoredSettings.Write(options),
        Source = options.Source,
        SourceDigest = options.SourceDigest,
    };

    /// <summary>What stands against the list, whatever its rows say.</summary>
    internal async Task<ImmutableArray<Diagnostic>> RefusedAsync(
        CallListOptions options, CancellationToken cancellationToken)
    {
        var faults = CallListOptionsCheck.Faults(options, client.Endpoint.Contract).ToImmutableArray();
        if (!faults.IsEmpty)
        {
            return faults;
        }

        var there = await queue.FindListAsync(options.Name, cancellationToken).ConfigureAwait(false);
        if (there is { State: CallListState.Cancelled })
        {
            return [new Diagnostic(CallListRules.ListUnusable, $"The list '{options.Name}' was cancelled.")];
        }

        if (there is not null && (there.Service != client.Endpoint.Api.AbsoluteUri ||
            there.Contract != client.Endpoint.Contract))
        {
            return [ListPlace.Elsewhere(there, client.Endpoint)];
        }

        if (there is not null and not { State: CallListState.Importing } &&
            SettingsDifference.Explain(there, options) is { } difference)
        {
            return [difference];
        }

        if (options is { SourceDigest: { } digest, Again: false } && !HasSource(there, digest))
        {
            var lists = await queue.GetListsAsync(cancellationToken).ConfigureAwait(false);
            if (lists.FirstOrDefault(list =>
                list.Name != options.Name && HasSource(list, digest)) is { } other)
            {
                return [new Diagnostic(
                    CallListRules.ImportedBefore,
                    $"The same file was imported at {other.Created.UtcDateTime:u} as '{other.Name}'.")];
            }
        }

        return [];
    }

    private static bool HasSource(CallListEntry? list, string digest) =>
        list?.SourceDigest?.Split(' ').Contains(digest) == true;

    private static CallListImport Refused(Diagnostic why) => new() { IsImported = false, Diagnostics = [why] };

    private async Task<CallListImport> RowsAsync(
        CallListOptions options,
        long import,
        IAsyncEnumerable<CallListRow> rows,
        CancellationToken cancellationToken)
    {
        var check = new RowCheck(client, new CallValidator(policy), options, time.GetUtcNow());
        var faults = new FaultTally(MostFaults);
        var writer = new RowWriter(queue, options.Name, import, faults);
        try
        {
            await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (check.Read(row, out var found) is { } queued)
                {
                    await writer.AddAsync(queued, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    faults.Add(row.Position, row.Written, found);
                }
            }

            await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await writer.SettleAsync().ConfigureAwait(false); // the import ends after its last row
        }

        if (writer.Added + writer.Same + faults.Count == 0)
        {
            return Refused(new Diagnostic(CallListRules.ListUnusable, "There is no row to import.")
            {
                Help = "Give rows beside the header, if there is one.",
            });
        }

        return new CallListImport
        {
            IsImported = faults.Count == 0 || (options.SkipInvalid && writer.Added + writer.Same > 0),
            Added = writer.Added,
            Same = writer.Same,
            Faulty = faults.Count,
            Faults = faults.ToImmutable(),
        };
    }
}
