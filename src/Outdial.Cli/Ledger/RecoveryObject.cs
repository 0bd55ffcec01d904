namespace Outdial.Cli;

/// <summary>The object that <c>outdial ledger recover --json</c> prints.</summary>
/// <param name="Outcome">notNeeded, done, opened (without a search), or incomplete.</param>
/// <param name="IsOpen">Whether calls with keys leave.</param>
/// <param name="Conversations">How many conversations were read; null if none was to be.</param>
/// <param name="Stamps">How many stamps were found.</param>
/// <param name="Settled">How many keys of the ledger were settled as placed.</param>
/// <param name="Rule">The rule that explains why it is incomplete.</param>
/// <param name="Message">The same in a sentence.</param>
internal sealed record RecoveryObject(
    string Outcome,
    bool IsOpen,
    int? Conversations = null,
    int? Stamps = null,
    int? Settled = null,
    string? Rule = null,
    string? Message = null);
