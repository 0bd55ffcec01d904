namespace Outdial.Extensibility;

/// <summary>The right to dial a key: one process has it at a time.</summary>
/// <param name="Key">The key.</param>
/// <param name="Claim">Which claim of the key it is; a later one makes it void.</param>
public sealed record LedgerTicket(CallKey Key, string Claim);
