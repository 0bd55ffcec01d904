using System.Collections.Immutable;
using Outdial.Ledger;
using Outdial.TestSupport;

namespace Outdial.Crash;

/// <summary>Lets the clock stand still from an intent to its outcome: what a gate allowed is sent at that
/// moment.</summary>
internal sealed class HoldingLedger(CallLedger ledger, VirtualTime time) : ICallLedger
{
    public ValueTask<LedgerClaim> ClaimAsync(
        CallKey key, LedgerCall call, TimeSpan patience, CancellationToken cancellationToken) =>
        ledger.ClaimAsync(key, call, patience, cancellationToken);

    public async ValueTask<CallHold?> IntendAsync(
        LedgerTicket ticket, CallIntent intent, CancellationToken cancellationToken)
    {
        time.Hold();
        CallHold? hold = null;
        try
        {
            return hold = await ledger.IntendAsync(ticket, intent, cancellationToken);
        }
        finally
        {
            if (hold is not null)
            {
                time.Release();
            }
        }
    }

    public async ValueTask WithdrawAsync(
        LedgerTicket ticket, string? correlationId, CancellationToken cancellationToken)
    {
        await ledger.WithdrawAsync(ticket, correlationId, cancellationToken);
        time.Release();
    }

    public async ValueTask RecordAsync(LedgerTicket ticket, CallOutcome outcome, CancellationToken cancellationToken)
    {
        var isIntended = (await ledger.FindAsync(ticket.Key, cancellationToken))?.State == LedgerState.Intended;
        await ledger.RecordAsync(ticket, outcome, cancellationToken);
        if (isIntended)
        {
            time.Release();
        }
    }

    public ValueTask<LedgerEntry?> FindAsync(CallKey key, CancellationToken cancellationToken) =>
        ledger.FindAsync(key, cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ListAsync(
        ImmutableArray<LedgerState> states, CancellationToken cancellationToken) =>
        ledger.ListAsync(states, cancellationToken);

    public ValueTask<bool> SettleAsync(CallKey key, Settlement settlement, CancellationToken cancellationToken) =>
        ledger.SettleAsync(key, settlement, cancellationToken);
}
