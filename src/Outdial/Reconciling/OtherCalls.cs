namespace Outdial;

/// <summary>Tells the conversations that a ledger holds under other keys: none of them is the call that is looked for.
/// For one search.</summary>
/// <param name="ledger">The ledger; null if there is none.</param>
/// <param name="search">What is looked for.</param>
internal sealed class OtherCalls(ICallLedger? ledger, CallSearch search)
{
    // A call whose attempts are further away in time cannot be a conversation of the search's time.
    private static readonly TimeSpan Near = TimeSpan.FromHours(1);

    private HashSet<string>? _ids;

    /// <summary>The ids of those conversations; none if the ledger cannot be read. It is read once.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    internal async ValueTask<IReadOnlySet<string>> IdsAsync(CancellationToken cancellationToken)
    {
        if (_ids is not null || ledger is null)
        {
            return _ids ??= [];
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var entries = ledger.ListAsync([LedgerState.Placed, LedgerState.Settled], cancellationToken);
            await foreach (var entry in entries.ConfigureAwait(false))
            {
                if (entry.ConversationId is { } id && entry.Stamp?.Call != search.CallId && IsNear(entry))
                {
                    ids.Add(id);
                }
            }
        }
        catch (CallLedgerException)
        {
            // Without the ledger more conversations may be the call, and it stays unknown, which is not wrong.
        }

        return _ids = ids;
    }

    private bool IsNear(LedgerEntry entry) =>
        !(entry.FirstIntended > search.Ended + Near) && !(entry.Ended < search.Began - Near);
}
