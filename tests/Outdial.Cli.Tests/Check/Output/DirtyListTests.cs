using System.Text;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>Two lists of 500 rows as people have them, with the number that each row stands for beside it.</summary>
public sealed class DirtyListTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("us", "phone", "US", ',')]
    [InlineData("gb", "Telephone", "GB", ';')]
    public async Task Come_out_clean(string name, string column, string region, char delimiter)
    {
        using var folder = new TemporaryFolder();
        var (output, rejects) = (folder.PathOf("output"), folder.PathOf("rejects"));
        string[] fix = ["--column", column, "--region", region, "--fix", "-o", output, "--rejects", rejects];
        var result = await Cli.RunAsync(["check", "--numbers", PathOf($"{name}.csv"), .. fix, "--quiet"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(await ReadAsync(PathOf($"{name}.clean.csv")), await ReadAsync(output));
        Assert.Equal(await ReadAsync(PathOf($"{name}.rejects.csv")), await ReadAsync(rejects));

        // No number is changed to another party, with guesses either.
        await HasOnlyTrueNumbersAsync(output, delimiter);
        await Cli.RunAsync(["check", "--numbers", PathOf($"{name}.csv"), .. fix, "--quiet", "--guess"]);
        await HasOnlyTrueNumbersAsync(output, delimiter);

        // What came out is clean, and the second time nothing is changed.
        var clean = await ReadAsync(output);
        var again = await Cli.RunAsync(
            "check", "--numbers", output, "--column", column, "--fix", "--region", region, "--quiet");
        Assert.Equal((0, ""), (again.ExitCode, again.Out));
        Assert.Equal(clean, await ReadAsync(output));
    }

    // The row's own number is in the column behind it.
    private static async Task HasOnlyTrueNumbersAsync(string path, char delimiter)
    {
        var (text, rows) = (Encoding.UTF8.GetString(await ReadAsync(path)), 0);
        foreach (var row in RewritePropertyTests.Read(text, delimiter))
        {
            if (row.Length >= 3 && row[2] is not ("truth" or "Truth"))
            {
                Assert.True(row[1] == row[2], $"{row[1]} is not {row[2]}");
                rows++;
            }
        }

        Assert.InRange(rows, 200, 500);
    }

    private static string PathOf(string name) => SourceTree.PathOf($"tests/corpus/lists/{name}");

    private static Task<byte[]> ReadAsync(string path) => File.ReadAllBytesAsync(path, Token);
}
