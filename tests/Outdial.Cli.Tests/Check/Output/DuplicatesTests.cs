using System.Text.Json;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>Rows with the number of an earlier row.</summary>
public sealed class DuplicatesTests
{
    private const string List =
        "+12025550123\n202-555-0123\n+12025550124\njunk\ntel:+12025550123;ext=9\ntel:+12025550123\n\n+1 202 555 0124\n";

    [Fact]
    public async Task Are_reported_with_both_rows()
    {
        var result = await Cli.RunWithInputAsync(
            List, "check", "--numbers", "-", "--region", "US", "--dedupe", "--select", "OD6001", "--format", "ndjson");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            [
                "2: Line 1 has the same number.", "6: Line 1 has the same number.", "8: Line 3 has the same number.",
            ],
            result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement)
                .Select(one => $"{one.GetProperty("line")}: {one.GetProperty("message")}"));
    }

    [Fact]
    public async Task Are_taken_out_after_the_fixes()
    {
        using var folder = new TemporaryFolder();
        var rejects = folder.PathOf("rejects");
        var result = await Cli.RunWithInputAsync(
            List, "check", "--numbers", "-", "--region", "US", "--fix", "--dedupe", "--rejects", rejects);
        Assert.Equal((0, "+12025550123\n+12025550124\ntel:+12025550123;ext=9\n\n"), (result.ExitCode, result.Out));
        Assert.Equal(
            "202-555-0123\tOD6001\njunk\tOD1027\ntel:+12025550123\tOD6001\n+1 202 555 0124\tOD6001\n",
            TemporaryFolder.Read(rejects));
        Assert.EndsWith(
            "1 row rejected. 3 rows with an earlier row's number removed.\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("Line 3 has the same number.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_found_in_order_among_other_findings()
    {
        const string Four = "+12025550123\n+12025550123\njunk\n+12025550123\n";
        var result = await Cli.RunWithInputAsync(
            Four, "check", "--numbers", "-", "--dedupe", "--format", "ndjson");
        Assert.Equal(
            ["OD6001", "OD1027", "OD6001"],
            result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("rule").GetString()));
    }

    // A dictionary is the witness, and no number of a long list is mistaken for another.
    [Fact]
    public void Are_exact() => Gen.ULong[1, 5_000].Array[0, 5_000].Sample(
        numbers =>
        {
            var (set, seen) = (new NumberSet(), new Dictionary<ulong, long>());
            for (var i = 0; i < numbers.Length; i++)
            {
                var number = numbers[i] * 999_999_937;
                long? expected = seen.TryGetValue(number, out var line) ? line : null;
                seen.TryAdd(number, i);
                Assert.Equal(expected, set.Add(number, i));
            }

            Assert.Equal(seen.Count, set.Count);
        },
        iter: 20);

    [Fact]
    public void Are_remembered_in_48_bytes_a_number_at_most()
    {
        const int Numbers = 1_000_000;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var set = new NumberSet();
        for (var i = 0; i < Numbers; i++)
        {
            set.Add(12_000_000_000 + ((ulong)i * 7), i);
        }

        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Numbers;
        Assert.InRange(bytes, 1, 48);
        GC.KeepAlive(set);
    }
}
