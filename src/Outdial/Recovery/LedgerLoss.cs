namespace Outdial.Extensibility;

/// <summary>What a ledger may have lost: its database went back in time, or is another one than before.</summary>
/// <param name="From">The last moment that is known not to be lost, by the ledger's clock.</param>
/// <param name="Noticed">When it was noticed. Since then no call with a key has left.</param>
/// <param name="Reason">What was noticed, in one sentence.</param>
public sealed record LedgerLoss(DateTimeOffset From, DateTimeOffset Noticed, string Reason);
