namespace Outdial.Cli;

/// <summary>What was found of an address, and its fix.</summary>
/// <param name="Text">The address as it is after the fixes.</param>
/// <param name="Fixes">How many fixes were applied; 0 if the text is as it was.</param>
/// <param name="Findings">What is to be reported of the text as it is now.</param>
internal sealed record CellResult(string Text, int Fixes, List<PayloadFinding> Findings)
{
    /// <summary>Whether an error is left.</summary>
    internal bool HasError => Findings.Exists(finding => finding.Diagnostic.IsError);

    /// <summary>The fix that <c>--fix</c> would apply first; null if there is none.</summary>
    internal PayloadFinding? Fixable => Findings.Find(finding => finding.SafeFix is not null);
}
