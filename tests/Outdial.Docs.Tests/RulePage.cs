using System.Text;
using System.Text.RegularExpressions;
using Outdial.TestSupport;

namespace Outdial.Docs.Tests;

/// <summary>A page of docs/rules: a head generated from the rule, and examples written by hand.</summary>
public static partial class RulePage
{
    /// <summary>The heading above what breaks the rule.</summary>
    public const string Wrong = "Wrong";

    /// <summary>The heading above the corrected examples.</summary>
    public const string Right = "Right";

    /// <summary>The folder of the pages.</summary>
    public const string Folder = "docs/rules";

    private const int MaxColumns = 120;

    public static string PathOf(Rule rule) => $"{Folder}/{rule.Id}.md";

    /// <summary>The rule that a page belongs to by its name; null if it is not a page of a rule.</summary>
    public static Rule? RuleOf(string page) =>
        Rules.All.FirstOrDefault(rule => PathOf(rule) == page);

    /// <summary>The expected page: its head from the rule, the rest unchanged.</summary>
    public static string Expected(Rule rule)
    {
        var path = SourceTree.PathOf(PathOf(rule));
        var page = File.Exists(path) ? File.ReadAllText(path) : "";
        return Head(rule) + (Examples().Match(page) is { Success: true } examples ? page[examples.Index..] : "");
    }

    /// <summary>Note, warning or error, as the command says it.</summary>
    public static string SeverityOf(Rule rule) => rule.Severity switch
    {
        Severity.Note => "note",
        Severity.Warning => "warning",
        _ => "error",
    };

    /// <summary>A sentence of a rule as Markdown: a placeholder such as &lt;id&gt; would be taken for HTML.</summary>
    public static string Markdown(string sentence) => Placeholder().Replace(sentence, "`$0`");

    private static string Head(Rule rule) =>
        $"""
        # {rule.Id} {rule.Name}

        {SeverityOf(rule)} · {BandOf(rule)}

        {Wrapped(Markdown(rule.Message))}

        {Wrapped($"**Why.** {Markdown(rule.Why)}")}

        {Wrapped($"**Fix it.** {Markdown(rule.Fix)}")}


        """;

    private static string BandOf(Rule rule) => rule.Id switch
    {
        ['O', 'D', '1', ..] => "addresses",
        ['O', 'D', '2', < '3', ..] => "calls",
        ['O', 'D', '2', ..] => "bodies",
        ['O', 'D', '3', ..] => "JSON and files",
        ['O', 'D', '4', ..] => "service",
        ['O', 'D', '6', ..] => "lists and server",
        _ => "settings",
    };

    private static string Wrapped(string sentence)
    {
        var wrapped = new StringBuilder();
        var column = 0;
        foreach (var word in sentence.Split(' '))
        {
            var starts = column == 0 || column + 1 + word.Length > MaxColumns;
            wrapped.Append(column == 0 ? "" : starts ? "\n" : " ").Append(word);
            column = starts ? word.Length : column + 1 + word.Length;
        }

        return wrapped.ToString();
    }

    [GeneratedRegex("^## Wrong$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Examples();

    [GeneratedRegex(@"(?:--)?[a-z-]*[: ]?<[a-z]+>", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
