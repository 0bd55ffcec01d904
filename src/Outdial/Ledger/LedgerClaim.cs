using System.Collections.Immutable;

namespace Outdial.Extensibility;

/// <summary>What a ledger says to a key: one of a closed set.</summary>
public abstract record LedgerClaim
{
    private LedgerClaim()
    {
    }

    /// <summary>Nothing of this call was dialled: go on.</summary>
    /// <param name="Ticket">The right to do so.</param>
    public sealed record Granted(LedgerTicket Ticket) : LedgerClaim;

    /// <summary>The call is done: this is its outcome.</summary>
    /// <param name="Entry">The record.</param>
    public sealed record Recorded(LedgerEntry Entry) : LedgerClaim;

    /// <summary>The call is being dialled at this moment.</summary>
    /// <param name="Entry">The record.</param>
    public sealed record InFlight(LedgerEntry Entry) : LedgerClaim;

    /// <summary>The key names another call.</summary>
    /// <param name="Entry">The record.</param>
    /// <param name="Differences">What differs: at least one field.</param>
    public sealed record Conflict(LedgerEntry Entry, ImmutableArray<FieldDifference> Differences) : LedgerClaim;
}
