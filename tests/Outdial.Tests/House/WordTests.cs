using System.Text.RegularExpressions;
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
    [InlineData("void That_is_mended_is_used() { }")]
    [InlineData("checker.Mend(body);")]
    [InlineData("faults.AddMendable(rule);")]
    public void Are_found(string code) => Assert.NotEmpty(Words(code));

    [Theory]
    [InlineData("var recommended = 1; // amended, and recommended")]
    [InlineData("var (any, manyBodies) = (anyBody, true);")]
    public void Are_no_part_of_others(string code) => Assert.Empty(Words(code));

    private static string Relative(string file) => Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/');

    private static IEnumerable<string> Found(string file) =>
        Words(File.ReadAllText(file)).Select(word => $"{Relative(file)}: {word}");

    private static IEnumerable<string> Words(string text) =>
        Persons().Matches(text).Concat(Mending().Matches(text)).Select(match => match.Value);

    [GeneratedRegex(
        @"(?<![a-zA-Z])(?:[Nn]obody|[Ww]hoever|[Ss]omebody|[Aa]nybody|[Ww]hom|[Nn]o one|" +
        @"[Ww]hat (?:became|becomes) of|stand-in for now)(?![a-zA-Z])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Persons();

    // In names too, where a capital begins a word; no part of "recommend" or "amended".
    [GeneratedRegex("(?:(?<![a-zA-Z])m|M)end(?:s|ed|ing|able)?(?![a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Mending();
}
