using System.Collections.Immutable;
using Outdial.TestSupport;

namespace Outdial.Docs.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page's path from the root of the project.</param>
/// <param name="Line">The line of the page on which the fence opens, from 1.</param>
/// <param name="Language">The first word behind the fence.</param>
/// <param name="Words">The words behind the first, which say how an example is run.</param>
/// <param name="Section">The heading under which the block stands.</param>
/// <param name="Lines">What stands between the fences.</param>
public sealed record CodeBlock(
    string Page, int Line, string Language, ImmutableArray<string> Words, string Section, ImmutableArray<string> Lines)
{
    /// <summary>Every block of every page.</summary>
    public static ImmutableArray<CodeBlock> All { get; } = [.. Pages().SelectMany(Read)];

    /// <summary>The block as one text.</summary>
    public string Text => string.Join('\n', Lines);

    /// <summary>The rule whose page the block stands on; null for the other pages.</summary>
    public Rule? Rule => RulePage.RuleOf(Page);

    /// <summary>Whether the block shows what breaks its page's rule.</summary>
    public bool IsWrong => Section == RulePage.Wrong;

    /// <summary>The blocks of a language on the pages of rules.</summary>
    public static TheoryData<CodeBlock> OfRules(string language) =>
        [.. All.Where(block => block.Rule is not null && block.Language == language)];

    public override string ToString() => $"{Page}:{Line}";

    private static IEnumerable<string> Pages() =>
        [
            "README.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            .. Directory.EnumerateFiles(SourceTree.PathOf("docs"), "*.md", SearchOption.AllDirectories)
                .Select(page => Path.GetRelativePath(SourceTree.Root, page).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<CodeBlock> Read(string page)
    {
        var lines = File.ReadAllLines(SourceTree.PathOf(page));
        var section = "";
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('#'))
            {
                section = lines[i].TrimStart('#').Trim();
            }
            else if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var end = Array.FindIndex(lines, i + 1, line => line == "```");
                var info = lines[i][3..].Split(' ');
                yield return new CodeBlock(
                    page, i + 1, info[0], [.. info.Skip(1)], section, [.. lines[(i + 1)..end]]);
                i = end;
            }
        }
    }
}
