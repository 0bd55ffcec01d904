using System.Collections.Immutable;
using Outdial.Testing;

namespace Outdial.Docs.Tests;

/// <summary>A fenced block of a page.</summary>
public sealed record CodeBlock(string Page, int Line, string Language, ImmutableArray<string> Lines)
{
    /// <summary>Every block of every page.</summary>
    public static ImmutableArray<CodeBlock> All { get; } = [.. Pages().SelectMany(Read)];

    public override string ToString() => $"{Page}:{Line}";

    private static IEnumerable<string> Pages() =>
        [
            "README.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            .. Directory.EnumerateFiles(SourceTree.PathOf("docs"), "*.md", SearchOption.AllDirectories)
                .Select(page => Path.GetRelativePath(SourceTree.Root, page))
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<CodeBlock> Read(string page)
    {
        var lines = File.ReadAllLines(SourceTree.PathOf(page));
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var end = Array.FindIndex(lines, i + 1, line => line == "```");
                yield return new CodeBlock(page, i + 1, lines[i][3..], [.. lines[(i + 1)..end]]);
                i = end;
            }
        }
    }
}
