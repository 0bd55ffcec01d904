namespace Outdial.Cli;

/// <summary>A rule as a SARIF reportingDescriptor.</summary>
internal sealed record SarifRule(
    string Id,
    string Name,
    SarifText ShortDescription,
    SarifText FullDescription,
    SarifText Help,
    SarifConfiguration DefaultConfiguration)
{
    internal static SarifRule Of(Rule rule) => new(
        rule.Id,
        rule.Name,
        new SarifText(rule.Message),
        new SarifText(rule.Why),
        new SarifText(rule.Fix),
        new SarifConfiguration(SeverityText.Of(rule.Severity).Word));
}
