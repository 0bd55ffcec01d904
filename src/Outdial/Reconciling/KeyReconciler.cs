namespace Outdial;

/// <summary>Looks for the call of an unknown key, and settles the key by what is found.</summary>
/// <param name="reconciler">Looks for calls.</param>
/// <param name="contract">The contract in use.</param>
internal sealed class KeyReconciler(CallReconciler reconciler, Contract contract)
{
    /// <summary>Under a contract that has no way to look.</summary>
    internal static Reconciliation NoSearch { get; } =
        new Reconciliation.StillUnknown(new Diagnostic(ReconciliationRules.NoSearch));

    private static Reconciliation WithoutStamp { get; } = new Reconciliation.StillUnknown(new Diagnostic(
        ReconciliationRules.NoSearch, "The call was sent without a stamp: it cannot be told from others like it."));

    /// <summary>Looks, and settles the key if the call is found, or proved not to have been placed.</summary>
    /// <returns>What was found; null if the key is not unknown.</returns>
    internal async Task<Reconciliation?> ReconcileAsync(
        CallKey key, ICallLedger ledger, CancellationToken cancellationToken)
    {
        var entry = await ledger.FindAsync(key, cancellationToken).ConfigureAwait(false);
        if (entry is not { State: LedgerState.Unknown })
        {
            return null;
        }

        var found = await FindAsync(entry, ledger, cancellationToken).ConfigureAwait(false);
        var settlement = found switch
        {
            Reconciliation.Placed placed => new Settlement(placed.ConversationId, placed.Evidence),
            Reconciliation.NotPlaced notPlaced => new Settlement(null, notPlaced.Evidence) { Attempt = entry.Stamp },
            _ => null,
        };
        var isSettled = settlement is null ||
            await ledger.SettleAsync(key, settlement, cancellationToken).ConfigureAwait(false);
        return isSettled || found is not Reconciliation.NotPlaced
            ? found
            : new Reconciliation.StillUnknown(new Diagnostic(
                ReconciliationRules.NotFoundYet, "While the call was looked for, its key was used again."));
    }

    private async Task<Reconciliation> FindAsync(
        LedgerEntry entry, ICallLedger ledger, CancellationToken cancellationToken) =>
        CallSearch.For(entry) is not { } search
            ? entry is { Contract: Contract.Platform, Stamp: null } ? WithoutStamp : NoSearch
        : contract == Contract.Platform
            ? await reconciler.FindAsync(search, ledger, cancellationToken).ConfigureAwait(false)
            : NoSearch;
}
