namespace Outdial.Ledger;

/// <summary>What is said and shown of a claim: the same for every ledger.</summary>
internal static class ClaimRules
{
    /// <summary>The destinations of a call, masked.</summary>
    internal static IEnumerable<string> Shown(LedgerCall call) => call.Fields
        .Where(field => field.Path.StartsWith("destinations[", StringComparison.Ordinal))
        .Select(field => field.Shown);

    /// <summary>A ticket that is void.</summary>
    internal static CallLedgerException Void(CallKey key) => new(new Diagnostic(
        LedgerRules.LedgerUnusable,
        $"The right to dial {key} has passed to another, or the key was purged; nothing was dialled."));
}
