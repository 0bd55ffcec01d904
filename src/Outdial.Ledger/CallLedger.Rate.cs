namespace Outdial.Ledger;

/// <content>The rate state of each token.</content>
public sealed partial class CallLedger
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, RateState>> ListRatesAsync(
        CancellationToken cancellationToken = default) =>
        await InFileAsync(() => RateTable.All(Connection), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<int> ResetRatesAsync(CancellationToken cancellationToken = default) =>
        ChangeAsync(() => RateTable.Clear(Connection), cancellationToken);
}
