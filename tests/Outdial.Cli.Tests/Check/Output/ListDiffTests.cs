using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>A difference of a list is what git and patch apply.</summary>
public sealed class ListDiffTests
{
    [Fact]
    public void Is_applied_by_git_and_by_patch() => Gen.Select(
        Gen.Select(Gen.Int[0, 9], Gen.Bool).Array[1, 40], Gen.Bool, Gen.Bool).Sample(
        (lines, endsWithLine, dedupes) =>
        {
            var list = string.Concat(lines.Select((line, i) => (line.Item1 switch
            {
                0 => $"+1 202 555 01{i:00}",
                1 => "+1 202 555 0123",
                _ => $"+120255501{i:00}",
            }) + (line.Item2 ? "\r\n" : "\n")));
            list = endsWithLine ? list : list.TrimEnd('\r', '\n');
            IsAppliedAsync(list, dedupes).GetAwaiter().GetResult();
        },
        iter: 20,
        threads: 1);

    [Fact]
    public async Task Is_applied_where_every_line_changes()
    {
        var list = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"+1 202 555 {i % 10_000:0000}\n"));
        await IsAppliedAsync(list, dedupes: false);
    }

    [Fact]
    public async Task Shows_changes_and_makes_none()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("list", "+1 202 555 0123\n+12025550124\njunk\n");
        var result = await Cli.RunAsync("check", "--numbers", file, "--diff");
        Assert.Equal(3, result.ExitCode);
        Assert.Equal(
            $"--- a{file}\n+++ b{file}\n@@ -1,3 +1,3 @@\n-+1 202 555 0123\n++12025550123\n +12025550124\n junk\n",
            result.Out);
        Assert.EndsWith("1 fix shown, none applied.\n", result.Error, StringComparison.Ordinal);
        Assert.Equal("+1 202 555 0123\n+12025550124\njunk\n", TemporaryFolder.Read(file));
        Assert.Equal("", (await Cli.RunWithInputAsync("+12025550124\n", "check", "--numbers", "-", "--diff")).Out);
    }

    private static async Task IsAppliedAsync(string list, bool dedupes)
    {
        using var folder = new TemporaryFolder();
        string[] more = dedupes ? ["--dedupe"] : [];
        var (file, second) = (folder.Write("list", list), folder.Write("second", list));
        var shown = await Cli.RunAsync(["check", "--numbers", file, "--diff", .. more]);
        var token = TestContext.Current.CancellationToken;
        if (shown.Out.Length > 0)
        {
            var diff = folder.Write("diff", shown.Out.Replace(file[1..], "list", StringComparison.Ordinal));
            var patched = await RunningProgram.RunAsync(
                "patch", ["--binary", "-p1", second, diff], null, token, folder.PathOf("."));
            Assert.Equal((0, $"patching file {second}\n"), (patched.ExitCode, patched.Out));
            var applied = await RunningProgram.RunAsync("git", ["apply", diff], null, token, folder.PathOf("."));
            Assert.Equal((0, ""), (applied.ExitCode, applied.Error));
        }

        var expected = await Cli.RunWithInputAsync(list, ["check", "--numbers", "-", "--fix", .. more]);
        Assert.Equal(expected.Out, TemporaryFolder.Read(file));
        Assert.Equal(expected.Out, TemporaryFolder.Read(second));
    }
}
