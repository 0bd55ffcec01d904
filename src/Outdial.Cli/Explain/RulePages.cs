using System.Text;

namespace Outdial.Cli;

/// <summary>The pages of docs/rules, which the command carries with it.</summary>
internal static class RulePages
{
    internal static string Of(Rule rule)
    {
        using var page = typeof(RulePages).Assembly.GetManifestResourceStream($"{rule.Id}.md")!;
        using var reader = new StreamReader(page, Encoding.UTF8);
        return CommandNames.In(reader.ReadToEnd());
    }
}
