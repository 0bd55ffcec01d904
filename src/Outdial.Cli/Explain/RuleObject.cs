namespace Outdial.Cli;

/// <summary>The object that <c>outdial explain --json</c> prints for each rule.</summary>
internal sealed record RuleObject(string Id, string Name, string Severity, string Message, string Why, string Help)
{
    internal static RuleObject Of(Rule rule) => new(
        rule.Id, rule.Name, rule.Severity.Name(), rule.Message, rule.Why, CommandNames.In(rule.Fix));
}
