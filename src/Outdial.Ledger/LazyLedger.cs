using System.Collections.Immutable;

namespace Outdial.Ledger;

/// <summary>A ledger that is opened when it is first asked: one that cannot be opened keeps no call from being placed
/// that needs none.</summary>
/// <remarks>What failed is tried again, but not at every call: another process may hold the file, and each try waits
/// for it.</remarks>
/// <param name="open">Opens it, or gives the one that is open.</param>
/// <param name="time">The clock.</param>
internal sealed class LazyLedger(Func<CallLedger> open, TimeProvider time) : ICallLedger, IRateStore
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private CallLedger? _ledger;
    private CallLedgerException? _failure;
    private DateTimeOffset _failed;

    public async ValueTask<LedgerClaim> ClaimAsync(
        CallKey key, LedgerCall call, TimeSpan patience, CancellationToken cancellationToken = default) =>
        await Ledger().ClaimAsync(key, call, patience, cancellationToken).ConfigureAwait(false);

    public async ValueTask<CallHold?> IntendAsync(
        LedgerTicket ticket, CallIntent intent, CancellationToken cancellationToken = default) =>
        await Ledger().IntendAsync(ticket, intent, cancellationToken).ConfigureAwait(false);

    public async ValueTask WithdrawAsync(
        LedgerTicket ticket, string? correlationId = null, CancellationToken cancellationToken = default) =>
        await Ledger().WithdrawAsync(ticket, correlationId, cancellationToken).ConfigureAwait(false);

    public async ValueTask RecordAsync(
        LedgerTicket ticket, CallOutcome outcome, CancellationToken cancellationToken = default) =>
        await Ledger().RecordAsync(ticket, outcome, cancellationToken).ConfigureAwait(false);

    public async ValueTask<LedgerEntry?> FindAsync(CallKey key, CancellationToken cancellationToken = default) =>
        await Ledger().FindAsync(key, cancellationToken).ConfigureAwait(false);

    public IAsyncEnumerable<LedgerEntry> ListAsync(
        ImmutableArray<LedgerState> states, CancellationToken cancellationToken = default) =>
        Ledger().ListAsync(states, cancellationToken);

    public async ValueTask<bool> SettleAsync(
        CallKey key, Settlement settlement, CancellationToken cancellationToken = default) =>
        await Ledger().SettleAsync(key, settlement, cancellationToken).ConfigureAwait(false);

    public async ValueTask<RateMoment> UpdateAsync(
        string bucket,
        Func<RateState, DateTimeOffset, RateState> change,
        CancellationToken cancellationToken = default) =>
        await Ledger().UpdateAsync(bucket, change, cancellationToken).ConfigureAwait(false);

    private CallLedger Ledger()
    {
        if (Volatile.Read(ref _ledger) is { } ledger)
        {
            return ledger;
        }

        lock (_lock)
        {
            if (_failure is not null && time.GetUtcNow() - _failed < Pause)
            {
                throw new CallLedgerException(_failure.Diagnostics[0], _failure);
            }

            try
            {
                return _ledger ??= open();
            }
            catch (CallLedgerException exception)
            {
                (_failure, _failed) = (exception, time.GetUtcNow());
                throw;
            }
        }
    }
}
