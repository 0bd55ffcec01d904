using System.Text;
using System.Text.Json;
using Outdial.Testing;

namespace Outdial.Cli.Tests;

public sealed class NumbersTests
{
    [Fact]
    public async Task Checks_an_address_on_each_line_and_names_the_line()
    {
        const string Lines = "+12025550123\r\n\nsip:ann@example.com\n555-123-4567\n+1 202 555 0123\nuser:bob\n+1\u0661";
        var result = await Cli.RunWithInputAsync(Lines, "check", "--numbers", "-", "--format", "ndjson");
        var found = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(one => $"{one.GetProperty("rule")} {one.GetProperty("line")}:{one.GetProperty("column")}");
        Assert.Equal(["OD1003 4:1", "OD1009 5:3", "OD1024 6:6", "OD1007 7:3"], found);
        Assert.Equal("6 addresses checked: 4 errors.\n", result.Error);
        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public async Task Draws_the_line()
    {
        var result = await Cli.RunWithInputAsync("+12025550123\n+1 202 555 0123\n", "check", "--numbers", "-");
        Assert.Equal(
            """
            error[OD1009] separator: Expected a digit, found a space.
              --> -:2:3
               |
             2 | +1 202 555 0123
               |   ^
               = help: Remove spaces, hyphens, dots and brackets.
               = fix: Write it in this form: +12025550123


            """,
            result.Out);
    }

    [Fact]
    public async Task Holds_to_the_policy_and_the_region()
    {
        const string Lines = "+15551234567\n202-555-0123\n911\n";
        var strict = await Cli.RunWithInputAsync(
            Lines, "check", "--numbers", "-", "--policy", "assigned", "--region", "US", "--format", "ndjson");
        var rules = strict.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(one => (Text: one, Fixes: one.GetProperty("fixes").GetArrayLength()))
            .Select(one => $"{one.Text.GetProperty("severity")} {one.Text.GetProperty("rule")} {one.Fixes}");
        Assert.Equal(["error OD1013 0", "error OD1003 1", "error OD1011 0"], rules);
    }

    [Fact]
    public void Needs_no_more_memory_for_a_long_line_or_for_many()
    {
        foreach (var line in new[] { "+12025550123\n", "+" })
        {
            using var stream = new EndlessText(line, 64 << 20);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var lines = AddressLines.Read(stream, TestContext.Current.CancellationToken).LongCount();
            Assert.Equal(line.Length == 1 ? 1 : (64 << 20) / line.Length, lines, tolerance: 1L);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        }
    }

    [Fact]
    public void Cuts_a_line_that_is_longer_than_any_address()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"{new string('1', 2_000)}\nb\n"));
        var lines = AddressLines.Read(stream, TestContext.Current.CancellationToken)
            .Select(line => (line.Number, line.Text.Length, line.IsCut))
            .ToList();
        Assert.Equal([(1, AddressLines.Longest, true), (2, 1, false)], lines);
    }

    [Fact]
    public void Reads_lines_as_a_person_does() => Gen.String[Gen.Char["ab\r\n"], 0, 50].Sample(text =>
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var lines = AddressLines.Read(stream, default).Select(line => (line.Number, line.Text.ToString()));
        var expected = text.Split('\n')
            .Select((line, i) => ((long)(i + 1), line.EndsWith('\r') ? line[..^1] : line))
            .Where(line => line.Item2.Length > 0);
        Assert.Equal(expected, lines);
    });

    [Fact]
    public async Task Reports_bytes_that_are_no_text()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(
            folder.PathOf("a.txt"), [(byte)'+', 0xFF, (byte)'1'], TestContext.Current.CancellationToken);
        var result = await Cli.RunAsync("check", "--numbers", folder.PathOf("a.txt"));
        Assert.StartsWith("error[OD3007] not-utf-8", result.Out, StringComparison.Ordinal);
        Assert.StartsWith(
            "error[OD3020]",
            (await Cli.RunAsync("check", "--numbers", folder.PathOf("none"))).Out,
            StringComparison.Ordinal);
    }
}
