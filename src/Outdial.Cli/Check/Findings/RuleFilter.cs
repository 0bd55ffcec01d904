using System.Collections.Immutable;

namespace Outdial.Cli;

/// <summary>Which findings are reported, and as what.</summary>
/// <param name="Selected">Rules to report: ids, names, or beginnings of ids; empty for all.</param>
/// <param name="Ignored">Rules not to report.</param>
/// <param name="WarningsAsErrors">Whether warnings count as errors.</param>
/// <param name="ErrorsOnly">Whether only errors are reported.</param>
internal sealed record RuleFilter(
    ImmutableArray<string> Selected, ImmutableArray<string> Ignored, bool WarningsAsErrors, bool ErrorsOnly)
{
    private static readonly HashSet<Rule> Unread =
    [
        JsonRules.EmptyDocument, JsonRules.SyntaxError, JsonRules.NotUtf8, JsonRules.TooDeep, JsonRules.TooLarge,
        JsonRules.FileNotRead, JsonRules.FileNotWritten, ListRules.UnclosedQuote, ListRules.RowTooLong,
    ];

    /// <summary>The finding as it is to be reported; null if it is not.</summary>
    internal PayloadFinding? Apply(PayloadFinding finding)
    {
        var diagnostic = finding.Diagnostic;
        if (!Takes(diagnostic.Rule))
        {
            return null;
        }

        if (WarningsAsErrors && diagnostic.Severity == Severity.Warning)
        {
            finding = finding with { Diagnostic = diagnostic with { Severity = Severity.Error } };
        }

        return ErrorsOnly && !finding.Diagnostic.IsError ? null : finding;
    }

    /// <summary>Several rules may be named at once, with commas between.</summary>
    internal static ImmutableArray<string> Split(string[]? rules)
    {
        const StringSplitOptions Words = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        return [.. (rules ?? []).SelectMany(text => text.Split(',', Words))];
    }

    internal static bool IsKnown(string rule) => Rules.All.Any(known => Names(known, rule));

    /// <summary>Whether findings of a rule are reported, and fixed. That a document or a row could not be read
    /// always is: nothing else can be said of it.</summary>
    internal bool Takes(Rule rule) => Unread.Contains(rule) ||
        ((Selected.IsEmpty || Selected.Any(name => Names(rule, name))) && !Ignored.Any(name => Names(rule, name)));

    private static bool Names(Rule rule, string text) =>
        string.Equals(rule.Name, text, StringComparison.OrdinalIgnoreCase) ||
        (text.StartsWith("OD", StringComparison.OrdinalIgnoreCase) &&
            rule.Id.StartsWith(text, StringComparison.OrdinalIgnoreCase));
}
