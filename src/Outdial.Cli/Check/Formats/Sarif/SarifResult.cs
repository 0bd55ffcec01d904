namespace Outdial.Cli;

/// <summary>A finding as a SARIF result.</summary>
internal sealed record SarifResult(
    string RuleId,
    int RuleIndex,
    string Level,
    SarifText Message,
    IReadOnlyList<SarifLocation> Locations,
    IReadOnlyList<SarifFix>? Fixes);
