using System.Collections.Immutable;

namespace Outdial.Extensibility;

/// <summary>A ledger that can lose what was written last: when its database fails over to a standby that lags behind,
/// or is put back from a backup.</summary>
/// <remarks>It notices that, and no call with a key leaves until it is recovered. Keys that were lost cannot be listed.
/// But the stamp of a keyed call is derived from its key: once the stamps of the conversations of that time are known,
/// a key whose stamp is among them was placed.</remarks>
public interface IRecoverableLedger
{
    /// <summary>What the ledger may have lost, and is not recovered yet; null if nothing.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CallLedgerException">The ledger cannot be used.</exception>
    ValueTask<LedgerLoss?> FindLossAsync(CancellationToken cancellationToken = default);

    /// <summary>Remembers stamps that were found: a key whose stamp is among them is settled as placed, whether it is
    /// in the ledger now or is asked for later.</summary>
    /// <param name="stamps">The stamps.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many keys that the ledger has were settled.</returns>
    /// <exception cref="CallLedgerException">The ledger cannot be used.</exception>
    ValueTask<int> AddFoundAsync(ImmutableArray<FoundStamp> stamps, CancellationToken cancellationToken = default);

    /// <summary>Ends the recovery: calls with keys leave again.</summary>
    /// <param name="loss">The loss that is recovered; if there is a newer one, nothing is changed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it is ended.</returns>
    /// <exception cref="CallLedgerException">The ledger cannot be used.</exception>
    ValueTask<bool> EndRecoveryAsync(LedgerLoss loss, CancellationToken cancellationToken = default);
}
