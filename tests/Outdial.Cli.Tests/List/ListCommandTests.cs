using System.Text.Json;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary><c>outdial list</c>, through the command and a sandbox.</summary>
public sealed class ListCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_table_is_placed_row_by_row()
    {
        var list = _folder.Write("list.csv", "\uFEFFsep=;\r\nid;phone\r\n1;+447700900001\r\n\"2;b\";+447700900001\r\n");
        var result = await Cli.RunAsync(
            "list", "run", list, "--name", "spring", "--column", "phone", "--key-column", "id", "--sandbox", "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var events = Lines(result.Out);
        Assert.Equal(["import", "placed", "ended", "placed", "ended", "done"], events.Select(Event));
        Assert.Equal("spring/2;b", events[3].GetProperty("key").GetString());
        Assert.Equal(2, events[^1].GetProperty("counts").GetProperty("ended").GetInt32());
        Assert.DoesNotContain("447700900001", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+12025550123\n+1202555\n", 3, "list.txt:2")]
    [InlineData("", 2, "There is no row to import.")]
    [InlineData("+12025550123\n+12025550123\n", 3, "OD6050")]
    [InlineData("202-555-0123\n", 3, "OD1003")]
    public async Task A_faulty_list_is_not_placed(string text, int code, string said)
    {
        var result = await Cli.RunAsync(
            "list", "run", _folder.Write("list.txt", text), "--name", "spring", "--sandbox");
        Assert.Equal((code, ""), (result.ExitCode, result.Out));
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("OD2001", result.Error, StringComparison.Ordinal); // it has a destination, a wrong one
    }

    [Theory]
    [InlineData("--hours", "9-17")]
    [InlineData("--time-zone", "UTC+1")]
    [InlineData("--min-gap", "4")]
    [InlineData("--max-per-day", "0")]
    [InlineData("--not-after", "tomorrow")]
    [InlineData("--retry", "busy")]
    [InlineData("--retry", "engaged=1x5m")]
    [InlineData("--stop-after-failures", "0.2")]
    [InlineData("--stop-at", "18")]
    [InlineData("--max-call", "1s")]
    [InlineData("--at-once", "0")]
    [InlineData("--key-column", "id")] // without --column
    [InlineData("--column", "0")]
    public async Task What_cannot_be_read_is_a_misuse(string option, string value)
    {
        var list = _folder.Write("list.txt", "+12025550123\n");
        var result = await Cli.RunAsync("list", "run", list, "--name", "a", "--sandbox", option, value);
        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains(value == "0" && option == "--column" ? "numbered from 1" : option, result.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_a_missing_column_and_a_missing_list_are_said()
    {
        var missing = await Cli.RunAsync("list", "run", _folder.PathOf("none.csv"), "--name", "a", "--sandbox");
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("OD3020", missing.Error, StringComparison.Ordinal);
        var list = _folder.Write("list.csv", "id,phone\n1,+12025550123\n");
        var column = await Cli.RunAsync("list", "run", list, "--name", "a", "--column", "fone", "--sandbox");
        Assert.Equal(2, column.ExitCode);
        Assert.Contains("The header has no column 'fone'", column.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withheld_rows_are_not_said_to_be_done()
    {
        var list = _folder.Write("list.txt", "+12025550123\n");
        var never = _folder.Write("never.txt", "+12025550123\n");
        var result = await Cli.RunAsync("list", "run", list, "--name", "a", "--suppress", never, "--sandbox");
        Assert.Equal(5, result.ExitCode);
        Assert.DoesNotContain("All done", result.Error, StringComparison.Ordinal);
        Assert.Contains("held[OD6041] suppressed-number: 1 row(s)", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_when_and_dials_nothing()
    {
        var list = _folder.Write("list.txt", "+12025550123\n");
        var result = await Cli.RunAsync("list", "run", list, "--name", "a", "--dry-run", "--json", "--sandbox");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("a/+12025550123", Lines(result.Out).Single().GetProperty("key").GetString());
    }

    [Fact]
    public async Task A_dry_run_asks_every_gate()
    {
        var never = _folder.Write("never.txt", "+12025550123\n");
        var list = _folder.Write("list.txt", "+12025550123\n+12025550199\n");
        var result = await Cli.RunAsync(
            "list", "run", list, "--name", "a", "--dry-run", "--suppress", never, "--sandbox");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("1  +1********23  withheld  OD6041: ", result.Out, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^2  \+1\*{8}99  \d{4}-", result.Out);
    }

    // Where it stands, and what stands there: as outdial check says it.
    [Fact]
    public async Task A_fault_of_a_row_has_its_place()
    {
        var list = _folder.Write("list.csv", "id,phone\n1,+12025550123\n2,202-555-0123\n3\n");
        var result = await Cli.RunAsync("list", "run", list, "--name", "a", "--column", "phone", "--sandbox");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains($"--> {list}:3, column phone, character 1", result.Error, StringComparison.Ordinal);
        Assert.Contains("| 202-555-0123", result.Error, StringComparison.Ordinal);
        Assert.Contains($"--> {list}:4", result.Error, StringComparison.Ordinal);
        Assert.Contains("The row has 1 column; column 2 is asked for.", result.Error, StringComparison.Ordinal);
    }

    // A name with wrong letters would be shown to the agent, and a key with them would be another key.
    [Theory]
    [InlineData("--attribute", "name=name")]
    [InlineData("--key-column", "name")]
    public async Task A_cell_in_another_encoding_is_refused(string option, string value)
    {
        var path = _folder.PathOf("list.csv");
        await File.WriteAllBytesAsync(path, [.. "name,phone\nM"u8, 0xFC, .. "ller,+12025550123\n"u8]);
        string[] run = ["list", "run", path, "--name", "a", "--column", "phone", "--sandbox"];
        var result = await Cli.RunAsync([.. run, option, value]);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("error[OD2704] damaged-cell", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await Cli.RunAsync(run)).ExitCode); // a column that is not read does not matter
    }

    [Theory]
    [InlineData("-", "A list is read twice")]
    [InlineData(".", "It is a folder; a list is one file.")]
    public async Task What_is_no_file_is_said(string path, string said)
    {
        var result = await Cli.RunAsync("list", "run", path, "--name", "a", "--sandbox");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_without_an_account_makes_no_ledger()
    {
        var ledger = _folder.PathOf("ledger.db");
        var list = _folder.Write("list.txt", "+12025550123\n");
        string[][] commands = [["list", "import", list, "--name", "a"], ["call", "+12025550123", "--key", "a"]];
        foreach (var words in commands)
        {
            var result = await Cli.RunAsync(
                new Dictionary<string, string>(), [.. words, "--ledger", ledger, "--contract", "platform"]);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains("sign in once with outdial login", result.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(ledger));
        }
    }

    [Fact]
    public async Task A_dry_run_makes_no_ledger()
    {
        var environment = Cli.Environment(new Uri("http://127.0.0.1:9/"));
        var (list, ledger) = (_folder.Write("list.txt", "+12025550123\n"), _folder.PathOf("new/ledger.db"));
        string[] import = ["list", "import", list, "--name", "a", "--ledger", ledger, "--contract", "platform"];
        var dry = await Cli.RunAsync(environment, [.. import, "--dry-run"]);
        Assert.Equal(0, dry.ExitCode);
        Assert.False(Path.Exists(Path.GetDirectoryName(ledger)));
        var real = await Cli.RunAsync(environment, import);
        Assert.Equal(0, real.ExitCode);
        Assert.True(File.Exists(ledger));
    }

    private static List<JsonElement> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    private static string? Event(JsonElement line) => line.GetProperty("event").GetString();
}
