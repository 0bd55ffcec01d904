using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>Code, tests and docs name things rather than persons, and use one word for a fix.</summary>
public sealed partial class WordTests
{
    private static readonly string[] Folders = ["bench", "build", "docs", "fuzz", "samples", "src", "tests"];

    private static readonly string[] Pages = ["CHANGELOG.md", "CONTRIBUTING.md", "README.md"];

    // It shows the words that it refuses.
    private const string Own = "WordTests.cs";

    public static TheoryData<string> Roots() => [.. Folders, .. Pages];

    [Theory]
    [MemberData(nameof(Roots))]
    public void Are_plain(string root)
    {
        var path = SourceTree.PathOf(root);
        var files = File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories);
        var wrong = files
            .Where(file => Path.GetExtension(file) is ".cs" or ".md" or ".json" or ".js" or ".html" or ".css")
            .Where(file => Path.GetFileName(file) != Own)
            .SelectMany(Found)
            .Order(StringComparer.Ordinal);
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("// Nobody is dialled.")]
    [InlineData("// The number of whoever calls.")]
    [InlineData("// Says what became of the call.")]
    [InlineData("// How to mend it.")]
    [InlineData("var text = \"2 can be mended\";")]
    [InlineData("void Asks_nobody_for_it() { }")]
    public void Are_found(string code) => Assert.NotEmpty(Lines(code, isCode: true));

    [Theory]
    [InlineData("var recommended = 1; // amended, and recommended")]
    [InlineData("var (any, manyBodies) = (anyBody, true);")]
    public void Are_no_part_of_others(string code) => Assert.Empty(Lines(code, isCode: true));

    private static string Relative(string file) => Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/');

    private static IEnumerable<string> Found(string file) =>
        Lines(File.ReadAllText(file), file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(line => $"{Relative(file)}: {line}");

    private static IEnumerable<string> Lines(string text, bool isCode) =>
        Persons().Matches(text).Concat(isCode ? Texts(text).SelectMany(each => Mending().Matches(each))
            : Mending().Matches(text)).Select(match => match.Value);

    // Comments and literals: the names of types and members are a matter of the public API.
    private static IEnumerable<string> Texts(string code)
    {
        var root = CSharpSyntaxTree.ParseText(code).GetRoot();
        return root.DescendantTrivia(descendIntoTrivia: false).Select(trivia => trivia.ToFullString())
            .Concat(root.DescendantTokens()
                .Where(token => token.IsKind(SyntaxKind.StringLiteralToken) ||
                    token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) ||
                    token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) ||
                    token.IsKind(SyntaxKind.InterpolatedStringTextToken))
                .Select(token => token.Text));
    }

    [GeneratedRegex(
        @"(?<![a-zA-Z])(?:[Nn]obody|[Ww]hoever|[Ss]omebody|[Aa]nybody|[Ww]hom|[Nn]o one|" +
        @"[Ww]hat (?:became|becomes) of|stand-in for now)(?![a-zA-Z])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Persons();

    [GeneratedRegex(@"\bmend(?:s|ed|ing|able)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mending();
}
