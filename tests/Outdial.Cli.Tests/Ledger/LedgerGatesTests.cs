using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary><c>outdial ledger gates</c>: what is set stays until it is taken away.</summary>
public sealed class LedgerGatesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_gate_that_is_not_named_stays()
    {
        var (never, other) = (_folder.Write("never.txt", "+12025550123\n"), _folder.Write("b.txt", "+12025550199\n"));
        await GatesAsync("--suppress", never);
        await GatesAsync("--hours", "us-federal");
        var all = await GatesAsync("--suppress", other, "--max-per-day", "3");
        Assert.Equal(
            [$"hours        us-federal", $"suppression  {never}, {other}", "most a day   3"], Lines(all.Out));

        var none = await GatesAsync("--none");
        Assert.Equal(["No gate: every call with a key may leave at once."], Lines(none.Out));
    }

    [Theory]
    [InlineData]
    [InlineData("--none")]
    public async Task To_look_or_to_take_away_makes_no_ledger(params string[] words)
    {
        var result = await GatesAsync(words);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("OD4063", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.PathOf("ledger.db")));
    }

    [Fact]
    public async Task A_suppression_file_that_is_not_there_is_refused()
    {
        var result = await GatesAsync("--suppress", _folder.PathOf("gone.txt"));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("OD6031", result.Error, StringComparison.Ordinal);
    }

    private Task<ProgramResult> GatesAsync(params string[] words) => Cli.RunAsync(
        new Dictionary<string, string>(), ["ledger", "gates", "--ledger", _folder.PathOf("ledger.db"), .. words]);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
