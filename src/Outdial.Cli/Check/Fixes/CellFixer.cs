namespace Outdial.Cli;

/// <summary>Applies the fixes that <see cref="AddressCheck"/> offers for an address, and no other change.</summary>
/// <param name="check">Finds the fixes.</param>
/// <param name="filter">Of which rules findings are reported, and fixed.</param>
/// <param name="guesses">Whether a guess is applied too.</param>
internal sealed class CellFixer(AddressCheck check, RuleFilter filter, bool guesses)
{
    // One is the rule. A second one is for what the first has uncovered.
    private const int MostFixes = 4;

    /// <summary>Fixes an address until nothing is left to fix.</summary>
    /// <param name="text">The address.</param>
    /// <returns>The address and what is left. Text from which the fixes do not come to an end is as it was.</returns>
    internal CellResult Fix(string text)
    {
        var (now, mayGuess) = (text, guesses);
        for (var fixes = 0; fixes <= MostFixes; fixes++)
        {
            var findings = check.Check(now).ToList();
            if (Next(findings, Applicability.Safe) is { } safe)
            {
                now = safe;
            }
            else if (mayGuess && Next(findings, Applicability.Guess) is { } guess)
            {
                // A guess about a guess may be another party.
                (now, mayGuess) = (guess, false);
            }
            else
            {
                return new CellResult(now, fixes, Reported(findings));
            }
        }

        return new CellResult(text, 0, Reported(check.Check(text)));
    }

    private string? Next(List<PayloadFinding> findings, Applicability applicability) => findings
        .Where(finding => filter.Takes(finding.Diagnostic.Rule))
        .SelectMany(finding => finding.Fixes)
        .FirstOrDefault(fix => fix.Applicability == applicability)?.Edits[0].Replacement;

    private List<PayloadFinding> Reported(IEnumerable<PayloadFinding> findings) =>
        [.. findings.Select(filter.Apply).OfType<PayloadFinding>()];
}
