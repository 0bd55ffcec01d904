using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Outdial.Ledger;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>Keys, ledger and reconciliation as people use them, against a sandbox over real sockets.</summary>
public sealed class LedgerCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.PathOf("ledger.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_key_is_dialled_once_and_tells_the_same_the_second_time()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();

        var first = await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711", "--json");
        var second = await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711", "--json");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(Field(first, "conversationId"), Field(second, "conversationId"));
        Assert.Equal(("False", "True"), (Field(first, "recorded"), Field(second, "recorded")));
        Assert.Equal(1, sandbox.Phones.Rings);
    }

    [Fact]
    public async Task Another_call_under_the_same_key_is_refused_with_what_differs()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711");

        var result = await RunAsync(sandbox, "call", "+12025550199", "--key", "order-4711");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("OD4051", result.Error, StringComparison.Ordinal);
        Assert.Contains("was +1********23, and is +1********99", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, sandbox.Phones.Rings);
    }

    [Fact]
    public async Task An_unknown_call_is_found_by_reconcile_not_dialled_again()
    {
        var options = new SandboxOptions { Faults = [SandboxFault.Parse("lose=504,count=1")] };
        await using var sandbox = await GenesysSandbox.StartAsync(options);
        var unknown = await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711");
        var again = await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711");
        sandbox.Advance(TimeSpan.FromSeconds(5)); // the caller's own phone is answered: the far leg has the stamp

        var found = await RunAsync(sandbox, "reconcile", "--all", "--patience", "0");
        var placed = await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711");

        Assert.Equal((6, 6, 0, 0), (unknown.ExitCode, again.ExitCode, found.ExitCode, placed.ExitCode));
        Assert.StartsWith("order-4711  placed  ", found.Out, StringComparison.Ordinal);
        Assert.Contains("by its stamp in the active calls", found.Error, StringComparison.Ordinal);
        Assert.Contains("Placed before to +12025550123; nothing was sent now.", placed.Error, StringComparison.Ordinal);
        Assert.Equal(1, sandbox.Phones.Rings);
    }

    [Fact]
    public async Task A_person_settles_what_is_still_unknown()
    {
        var options = new SandboxOptions { Faults = [SandboxFault.Parse("status=503,count=1")] };
        await using var sandbox = await GenesysSandbox.StartAsync(options);
        await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711");

        var unknown = await RunAsync(sandbox, "reconcile", "order-4711", "--patience", "0");
        var settled = await RunAsync(sandbox, "ledger", "settle", "order-4711", "--not-placed");
        var twice = await RunAsync(sandbox, "ledger", "settle", "order-4711", "--not-placed");
        var again = await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711");

        Assert.Equal((6, 0, 2, 7), (unknown.ExitCode, settled.ExitCode, twice.ExitCode, again.ExitCode));
        Assert.Contains("OD4070", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("OD4059", again.Error, StringComparison.Ordinal);
        Assert.Equal(0, sandbox.Phones.Rings);
    }

    [Fact]
    public async Task Is_listed_shown_and_exported_without_a_whole_number()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        await RunAsync(sandbox, "call", "+12025550123", "--key", "=order, \"4711\"");

        var list = await RunAsync(sandbox, "ledger", "list", "--state", "placed");
        var none = await RunAsync(sandbox, "ledger", "list", "--state", "unknown");
        var show = await RunAsync(sandbox, "ledger", "show", "=order, \"4711\"", "--json");
        var lines = await RunAsync(sandbox, "ledger", "show", "=order, \"4711\"");
        var csv = await RunAsync(sandbox, "ledger", "export", "--format", "csv");
        Assert.Contains("placed  +1********23", list.Out, StringComparison.Ordinal);
        Assert.Equal("", none.Out);
        Assert.Equal("placed", Field(show, "state"));
        Assert.Contains("conversation ", lines.Out, StringComparison.Ordinal);
        Assert.Contains(
            "\r\n\"'=order, \"\"4711\"\"\",placed,platform,'+1********23,", csv.Out, StringComparison.Ordinal);
        foreach (var result in new[] { list, show, lines, csv })
        {
            Assert.DoesNotContain("2025550123", result.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Is_purged_by_its_age_and_never_within_the_last_hour()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        await PlaceAsync(sandbox, "old", TimeSpan.FromHours(2));
        await PlaceAsync(sandbox, "new", TimeSpan.Zero);

        var live = await RunAsync(sandbox, "ledger", "purge", "--older-than", "0h", "--yes");
        var kept = await RunAsync(sandbox, "ledger", "purge", "--older-than", "1h");
        var old = await RunAsync(sandbox, "ledger", "purge", "--older-than", "24h");
        var still = await RunAsync(sandbox, "ledger", "export");
        var purged = await RunAsync(sandbox, "ledger", "purge", "--older-than", "1h", "--yes");
        var left = await RunAsync(sandbox, "ledger", "export");

        Assert.Equal((2, 2), (live.ExitCode, kept.ExitCode));
        Assert.Contains("at least 1h", live.Error, StringComparison.Ordinal);
        Assert.Contains("Add --yes", kept.Error, StringComparison.Ordinal);
        Assert.Equal(("Deleted 0 key(s).\n", "Deleted 1 key(s).\n"), (old.Error, purged.Error));
        Assert.Equal(2, still.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"new\"", left.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\"old\"", left.Out, StringComparison.Ordinal);
    }

    private async Task PlaceAsync(GenesysSandbox sandbox, string key, TimeSpan ago)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow() - ago);
        using var ledger = CallLedger.Open(File, time);
        var options = new OutdialOptions
        {
            LoginUrl = sandbox.Url,
            ApiUrl = sandbox.Url,
            AccessToken = sandbox.SignIn(),
            RateLimit = { Enabled = false },
        };
        using var client = new CallClient(options, new CallClientServices { Ledger = ledger, Time = time });
        await client.PlaceAsync(OutboundCall.To("+12025550123"), CallKey.Parse(key));
    }

    [Theory]
    [InlineData("--not-placed", "settled as not placed", "notPlaced")]
    [InlineData("--placed c-1", "settled as placed", "placed")]
    public async Task Says_in_which_way_a_key_was_settled(string option, string words, string settledAs)
    {
        var options = new SandboxOptions { Faults = [SandboxFault.Parse("lose=504,count=1")] };
        await using var sandbox = await GenesysSandbox.StartAsync(options);
        await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711");

        var settled = await RunAsync(
            sandbox, ["ledger", "settle", "order-4711", .. option.Split(' '), "--json"]);

        Assert.Equal((0, settledAs), (settled.ExitCode, Field(settled, "settledAs")));
        Assert.Contains(
            $"order-4711  {words}  ", (await RunAsync(sandbox, "ledger", "list")).Out, StringComparison.Ordinal);
        Assert.Contains(words, (await RunAsync(sandbox, "ledger", "show", "order-4711")).Out, StringComparison.Ordinal);
        Assert.Equal(settledAs, Field(await RunAsync(sandbox, "ledger", "list", "--json"), "settledAs"));
        var csv = await RunAsync(sandbox, "ledger", "export", "--format", "csv");
        Assert.Contains($",{settledAs}\r\n", csv.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 0, "placed")]
    [InlineData(0, 6, "unknown")]
    public async Task Is_reconciled_for_machines(int seconds, int code, string outcome)
    {
        var options = new SandboxOptions { Faults = [SandboxFault.Parse("lose=504,count=1")] };
        await using var sandbox = await GenesysSandbox.StartAsync(options);
        await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711");
        await RunAsync(sandbox, "call", "+12025550199", "--key", "order-4712");
        sandbox.Advance(TimeSpan.FromSeconds(seconds));

        var found = await RunAsync(
            sandbox, "reconcile", "order-4711", "order-4712", "--patience", "0", "--json");

        Assert.Equal(code, found.ExitCode);
        var lines = found.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(
            [("order-4711", outcome), ("order-4712", "notUnknown")],
            lines.Select(line => (line.GetProperty("key").GetString()!, line.GetProperty("outcome").GetString()!)));
        Assert.Equal(outcome == "placed", lines[0].GetProperty("conversationId").GetString() is not null);
        Assert.NotNull(lines[1].GetProperty("conversationId").GetString());
        Assert.Equal(outcome == "placed" ? 0 : 1, lines[0].GetProperty("diagnostics").GetArrayLength());
    }

    [Theory]
    [InlineData("ledger", "show", "absent")]
    [InlineData("ledger", "settle", "absent", "--not-placed")]
    [InlineData("ledger", "settle", "absent")]
    [InlineData("ledger", "settle", "absent", "--placed", "c-1", "--not-placed")]
    [InlineData("ledger", "purge")]
    [InlineData("ledger", "purge", "--older-than", "yesterday")]
    [InlineData("ledger", "list", "--state", "lost")]
    [InlineData("reconcile", "absent")]
    [InlineData("reconcile", "absent", "--all")]
    [InlineData("reconcile", "--all", "--patience", "-1")]
    public async Task Says_what_is_wrong_and_ends_with_2(params string[] words)
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        var result = await RunAsync(sandbox, words);
        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Error);
        Assert.Equal("", result.Out);
    }

    [Theory]
    [InlineData("ledger", "list")]
    [InlineData("ledger", "list", "--json")]
    [InlineData("reconcile", "--all")]
    [InlineData("call", "+12025550123", "--key", "order-4711")]
    [InlineData("call", "+12025550123")]
    public async Task Says_that_a_ledger_is_a_folder(params string[] words)
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        var result = await RunAsync(sandbox, [.. words, "--ledger", Path.GetDirectoryName(File)!]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            "is a folder, and a ledger is a file", result.Out + result.Error, StringComparison.Ordinal);
        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_used_lets_nothing_be_dialled()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        _folder.Write("ledger.db", "a shopping list");

        var result = await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("OD4055", result.Error, StringComparison.Ordinal);
        Assert.Empty(sandbox.Requests);
    }

    private Task<ProgramResult> RunAsync(GenesysSandbox sandbox, params string[] words) => Cli.RunAsync(
        new Dictionary<string, string>
        {
            ["GENESYS_LOGIN_URL"] = sandbox.Url.OriginalString,
            ["GENESYS_API_URL"] = sandbox.Url.OriginalString,
            ["GENESYS_ACCESS_TOKEN"] = sandbox.SignIn(),
            ["OUTDIAL_LEDGER"] = File,
        },
        words);

    private static string Field(ProgramResult result, string name) =>
        JsonElement.Parse(result.Out).GetProperty(name).ToString();
}
