using System.Collections.Concurrent;
using System.Collections.Immutable;
using Outdial.Ledger;
using Outdial.TestSupport;

namespace Outdial.Crash;

/// <summary>Lets the clock stand still from an intent to its outcome: what a gate allowed is sent at that
/// moment.</summary>
internal sealed class HoldingLedger(CallLedger ledger, VirtualTime time) : ICallLedger
{
    private readonly ConcurrentDictionary<string, bool> _held = [];

    public ValueTask<LedgerClaim> ClaimAsync(
        CallKey key, LedgerCall call, TimeSpan patience, CancellationToken cancellationToken) =>
        ledger.ClaimAsync(key, call, patience, cancellationToken);

    public async ValueTask<CallHold?> IntendAsync(
        LedgerTicket ticket, CallIntent intent, CancellationToken cancellationToken)
    {
        time.Hold();
        _held.TryAdd(ticket.Claim, true);
        var isIntended = false;
        try
        {
            var hold = await ledger.IntendAsync(ticket, intent, cancellationToken);
            isIntended = hold is null;
            return hold;
        }
        finally
        {
            if (!isIntended)
            {
                Release(ticket);
            }
        }
    }

    public async ValueTask WithdrawAsync(
        LedgerTicket ticket, string? correlationId, CancellationToken cancellationToken)
    {
        try
        {
            await ledger.WithdrawAsync(ticket, correlationId, cancellationToken);
        }
        finally
        {
            Release(ticket);
        }
    }

    public async ValueTask RecordAsync(LedgerTicket ticket, CallOutcome outcome, CancellationToken cancellationToken)
    {
        try
        {
            await ledger.RecordAsync(ticket, outcome, cancellationToken);
        }
        finally
        {
            Release(ticket);
        }
    }

    public ValueTask<LedgerEntry?> FindAsync(CallKey key, CancellationToken cancellationToken) =>
        ledger.FindAsync(key, cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ListAsync(
        ImmutableArray<LedgerState> states, CancellationToken cancellationToken) =>
        ledger.ListAsync(states, cancellationToken);

    public ValueTask<bool> SettleAsync(CallKey key, Settlement settlement, CancellationToken cancellationToken) =>
        ledger.SettleAsync(key, settlement, cancellationToken);

    private void Release(LedgerTicket ticket)
    {
        if (_held.TryRemove(ticket.Claim, out _))
        {
            time.Release();
        }
    }
}
