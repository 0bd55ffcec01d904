namespace Outdial.Ledger;

/// <content>The rate state of each token.</content>
public sealed partial class CallLedger
{
    /// <summary>Lists the rate state of each token, as it is stored.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The states by their buckets, in the order of the names; <see cref="RateState.At"/> says what
    /// counts.</returns>
    /// <exception cref="CallLedgerException">The file cannot be used.</exception>
    public async ValueTask<IReadOnlyDictionary<string, RateState>> ListRatesAsync(
        CancellationToken cancellationToken = default) =>
        await InFileAsync(() => RateTable.All(Connection), cancellationToken).ConfigureAwait(false);

    /// <summary>Deletes the rate state of each token: all may be sent at once, and the service says again what it
    /// allows.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many buckets there were.</returns>
    /// <exception cref="CallLedgerException">The file cannot be used.</exception>
    public ValueTask<int> ResetRatesAsync(CancellationToken cancellationToken = default) =>
        ChangeAsync(() => RateTable.Clear(Connection), cancellationToken);
}
