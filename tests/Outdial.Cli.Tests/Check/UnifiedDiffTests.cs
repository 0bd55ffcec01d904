using System.Text;
using DiffPlex.Renderer;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

public sealed class UnifiedDiffTests
{
    [Theory]
    [InlineData("body.json", "a/body.json")]
    [InlineData("./a//b.json", "a/a/b.json")]
    [InlineData("two words.json", "a/two words.json\t")]
    [InlineData("caf\u00e9 \u260e.json", "a/caf\u00e9 \u260e.json\t")]
    [InlineData("tab\tand space .json", "\"a/tab\\tand space .json\"\t")]
    [InlineData("quote\".json", "\"a/quote\\\".json\"")]
    [InlineData("back\\slash.json", "\"a/back\\\\slash.json\"")]
    [InlineData("line\nend\r.json", "\"a/line\\nend\\r.json\"")]
    [InlineData("\a\b\v\f\u0001\u007f.json", "\"a/\\a\\b\\v\\f\\001\\177.json\"")]
    [InlineData("\u202eturned.json", "\"a/\\342\\200\\256turned.json\"")]
    public void Writes_a_name_as_git_does(string name, string written)
    {
        var diff = UnifiedDiff.Of(name, "[]"u8.ToArray(), "{}"u8.ToArray());
        var at = written.IndexOf("a/", StringComparison.Ordinal);
        var after = $"{written[..at]}b{written[(at + 1)..]}";
        Assert.StartsWith($"--- {written}\n+++ {after}\n@@ ", diff, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("git apply the.diff")]
    [InlineData("patch -s -p1 <the.diff")]
    public async Task Is_taken_whatever_the_files_name_is(string command)
    {
        foreach (var name in new[]
        {
            "b.json", "two words.json", "tab\t.json", "tab\tand space.json", "line\nend.json", "q\"uote.json",
            "back\\slash.json", "caf\u00e9 \u260e.json", "\u202eturned.json", "\a\b\v\f\r\u0001\u007f\u0085.json",
        })
        {
            using var folder = new TemporaryFolder();
            var file = folder.Write(name, "[]\n");
            await File.WriteAllTextAsync(
                folder.PathOf("the.diff"),
                UnifiedDiff.Of(name, "[]\n"u8.ToArray(), "{}\n"u8.ToArray()),
                new UTF8Encoding(false),
                TestContext.Current.CancellationToken);
            var result = await RunningProgram.RunAsync(
                "bash", ["-c", command], null, TestContext.Current.CancellationToken, folder.PathOf("."));
            Assert.Equal((0, "", "{}\n"), (result.ExitCode, result.Error, TemporaryFolder.Read(file)));
        }
    }

    [Theory]
    [InlineData("git apply the.diff")]
    [InlineData("patch -s -p1 --binary <the.diff")]
    public async Task Is_taken_whatever_ends_the_lines(string command)
    {
        foreach (var (before, after) in new[]
        {
            ("{\n}\n", "{\n1\n}\n"), ("{\n}", "{\n1\n}"), ("a", "a\n"), ("a\n", "a"), ("", "a\n"),
            ("{\r\n1\r\n}\r\n", "{\r\n2\r\n}\r\n"), ("a\r\nb\r\n", "a\nb\r\n"), ("a\rb\nc\r\n", "a\rb\nd\r\n"),
            ("a\rb\rc", "a\rb\rd"), ("a\nb\r", "a\nc\r"), ("a\nb\r", "a\nb\r\n"),
        })
        {
            using var folder = new TemporaryFolder();
            var file = folder.Write("b.json", before);
            folder.Write("the.diff", DiffOf(before, after));
            var result = await RunningProgram.RunAsync(
                "bash", ["-c", command], null, TestContext.Current.CancellationToken, folder.PathOf("."));
            Assert.Equal((0, "", after), (result.ExitCode, result.Error, TemporaryFolder.Read(file)));
        }
    }

    [Fact]
    public void Joins_changes_whose_context_would_overlap()
    {
        var lines = Enumerable.Range(0, 40).Select(i => $"{i}\n").ToArray();
        var changed = lines.Select((line, i) => i is 5 or 12 or 20 ? $"x{line}" : line);
        var heads = DiffOf(string.Concat(lines), string.Concat(changed)).Split('\n')
            .Where(line => line.StartsWith("@@", StringComparison.Ordinal));
        Assert.Equal(["@@ -3,14 +3,14 @@", "@@ -18,7 +18,7 @@"], heads);
    }

    [Fact]
    public void Is_empty_where_nothing_differs() => Assert.Equal("", DiffOf("a\r\n", "a\r\n"));

    // Why there is a chunker of our own. If this fails, DiffPlex's may do.
    [Fact]
    public void The_chunker_of_DiffPlex_loses_line_ends()
    {
        Assert.Equal("", UnidiffRenderer.GenerateUnidiff("a\r\n", "a\n", ignoreWhitespace: false));
        Assert.DoesNotContain(
            "No newline", UnidiffRenderer.GenerateUnidiff("a", "b", ignoreWhitespace: false), StringComparison.Ordinal);
    }

    private static string DiffOf(string before, string after) =>
        UnifiedDiff.Of("b.json", Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after));
}
