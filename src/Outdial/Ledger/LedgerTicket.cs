namespace Outdial.Extensibility;

/// <summary>The right to dial a key: one process has it at a time.</summary>
/// <param name="Key">The key.</param>
/// <param name="Claim">Which claim of the key it is; a later one makes it void.</param>
/// <param name="First">The stamp of the first attempt that is made with it. The call's id is always the same for a key
/// of a ledger, and not to be guessed from it: an attempt whose record was lost is still found. The number follows
/// those of earlier attempts.</param>
public sealed record LedgerTicket(CallKey Key, string Claim, CallStamp First);
