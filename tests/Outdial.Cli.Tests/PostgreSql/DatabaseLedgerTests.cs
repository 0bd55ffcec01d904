using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>Every command that takes a ledger, with one in PostgreSQL.</summary>
public sealed class DatabaseLedgerTests : DatabaseTest
{
    [Fact]
    public async Task A_key_rings_once_through_two_processes()
    {
        await using var sandbox = await StartAsync();
        var environment = Environment(sandbox);
        string[] words = ["call", "+12025550123", "--key", "order-4711", "--json"];

        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => RunningProgram.RunAsync(
            Built.Program("Outdial.Cli", "outdial"), words, environment, TestContext.Current.CancellationToken)));

        Assert.All(results, result => Assert.Equal(0, result.ExitCode));
        Assert.Single(results.Select(result => Field(result, "conversationId")).Distinct());
        Assert.Equal(["False", "True"], results.Select(result => Field(result, "recorded")).Order());
        Assert.Equal(1, sandbox.Phones.Rings);
    }

    [Fact]
    public async Task A_call_with_a_key_makes_the_ledger_and_says_where()
    {
        await using var sandbox = await StartAsync();
        var first = await RunAsync(sandbox, "call", "+12025550123", "--key", "a");
        var second = await RunAsync(sandbox, "call", "+12025550123", "--key", "b");
        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Matches(@"(?m)^Made a new ledger for keys: /tmp/pg-\w+:5432/t\w+$", first.Error);
        Assert.DoesNotContain("Made", second.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ledger list")]
    [InlineData("ledger show order-4711")]
    [InlineData("ledger settle order-4711 --not-placed")]
    [InlineData("ledger purge --older-than 1h")]
    [InlineData("ledger gates")]
    [InlineData("ledger rate")]
    [InlineData("ledger export")]
    [InlineData("ledger recover")]
    [InlineData("reconcile --all")]
    [InlineData("list status")]
    [InlineData("list pause spring")]
    public async Task A_command_that_reads_makes_nothing(string words)
    {
        await using var sandbox = await StartAsync();
        var result = await RunAsync(sandbox, words.Split(' '));
        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains(
            "error[OD4063] ledger-not-found: There is no ledger at", result.Error, StringComparison.Ordinal);
        Assert.True(await QueryAsync("SELECT to_regnamespace('outdial') IS NULL") is true);
    }

    [Fact]
    public async Task Keys_are_listed_shown_exported_and_purged()
    {
        await using var sandbox = await StartAsync();
        await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711");

        var list = await RunAsync(sandbox, "ledger", "list", "--state", "placed");
        var show = await RunAsync(sandbox, "ledger", "show", "order-4711", "--json");
        var csv = await RunAsync(sandbox, "ledger", "export", "--format", "csv");
        var rate = await RunAsync(sandbox, "ledger", "rate", "--json");
        Assert.Contains("placed  +1********23", list.Out, StringComparison.Ordinal);
        Assert.Equal("placed", Field(show, "state"));
        Assert.Contains("order-4711,placed,platform", csv.Out, StringComparison.Ordinal);
        Assert.Equal(0, rate.ExitCode);
        Assert.NotEqual("", Field(rate, "bucket"));
        foreach (var result in new[] { list, show, csv, rate })
        {
            Assert.DoesNotContain("2025550123", result.Out, StringComparison.Ordinal);
        }

        var kept = await RunAsync(sandbox, "ledger", "purge", "--older-than", "1h", "--yes");
        await QueryAsync(
            "UPDATE outdial.call SET created = created - interval '2 hours', ended = ended - interval '2 hours', " +
            "claimed = claimed - interval '2 hours', first_intended = first_intended - interval '2 hours'");
        var purged = await RunAsync(sandbox, "ledger", "purge", "--older-than", "1h", "--yes");
        Assert.Equal(("Deleted 0 key(s).\n", "Deleted 1 key(s).\n"), (kept.Error, purged.Error));
        Assert.Equal("", (await RunAsync(sandbox, "ledger", "list")).Out);
    }

    [Fact]
    public async Task Gates_hold_a_call_and_rates_are_reset()
    {
        await using var sandbox = await StartAsync();
        var never = Folder.Write("never.txt", "+12025550123\n");
        var gates = await RunAsync(sandbox, "ledger", "gates", "--suppress", never);
        var call = await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711");
        var none = await RunAsync(sandbox, "ledger", "gates", "--none");
        var again = await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711");
        var reset = await RunAsync(sandbox, "ledger", "rate", "--reset");

        Assert.Equal((0, 0), (gates.ExitCode, none.ExitCode));
        Assert.Contains("OD6041", call.Error, StringComparison.Ordinal);
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(1, sandbox.Phones.Rings);
        Assert.Equal("Reset 2 rate(s).\n", reset.Error); // each of these commands has a token of its own
    }

    [Fact]
    public async Task An_unknown_call_is_reconciled_or_settled_by_a_person()
    {
        await using var sandbox = await StartAsync("lose=504,count=1");
        var unknown = await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711");
        sandbox.Advance(TimeSpan.FromSeconds(5));
        var found = await RunAsync(sandbox, "reconcile", "--all", "--patience", "0");
        Assert.Equal((6, 0), (unknown.ExitCode, found.ExitCode));
        Assert.StartsWith("order-4711  placed  ", found.Out, StringComparison.Ordinal);
        Assert.Equal(1, sandbox.Phones.Rings);

        await using var failing = await StartAsync("status=503,count=1");
        await RunAsync(failing, "call", "+12025550199", "--key", "order-4712");
        var settled = await RunAsync(failing, "ledger", "settle", "order-4712", "--not-placed");
        var again = await RunAsync(failing, "call", "+12025550199", "--key", "order-4712");
        Assert.Equal((0, 7), (settled.ExitCode, again.ExitCode));
        Assert.Contains("OD4059", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_imported_paused_resumed_and_reported()
    {
        await using var sandbox = await StartAsync();
        var rows = Folder.Write("list.csv", "id,phone\n1,+447700900001\n2,+12025550123\n");
        string[] import = ["--name", "spring", "--column", "phone", "--key-column", "id"];

        var imported = await RunAsync(sandbox, ["list", "import", rows, .. import]);
        var paused = await RunAsync(sandbox, "list", "pause", "spring");
        var waits = await RunAsync(sandbox, "list", "status", "spring");
        var resumed = await RunAsync(sandbox, "list", "resume", "spring");
        var status = await RunAsync(sandbox, "list", "status");
        var shown = await RunAsync(sandbox, "list", "rows", "spring");
        var report = await RunAsync(sandbox, "list", "report", "spring");
        var started = await RunAsync(sandbox, "list", "start", "spring");

        Assert.Equal((0, 0, 0, 0), (imported.ExitCode, paused.ExitCode, resumed.ExitCode, started.ExitCode));
        Assert.Contains("paused", waits.Out, StringComparison.Ordinal);
        Assert.Equal("spring  done  2 ended\n", status.Out);
        Assert.Equal(2, shown.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\r\n3,2,", report.Out, StringComparison.Ordinal);
        Assert.Equal(2, sandbox.Calls.Count); // the first is busy: it does not ring
        Assert.Equal(1, sandbox.Phones.Rings);
    }

    [Fact]
    public async Task Two_lists_run_one_after_the_other_ring_one_number_twice()
    {
        await using var sandbox = await StartAsync();
        var list = Folder.Write("list.txt", "+12025550123\n");
        foreach (var words in new string[][] { ["--name", "a"], ["--name", "b", "--again"] })
        {
            var run = await RunAsync(sandbox, ["list", "run", list, .. words]);
            Assert.Equal(0, run.ExitCode);
        }

        Assert.Equal(2, sandbox.Phones.Rings);
        Assert.Equal(0, (await RunAsync(sandbox, "ledger", "gates", "--max-per-day", "2")).ExitCode);
        var third = await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711");
        Assert.Contains("OD6043", third.Error, StringComparison.Ordinal);
        Assert.Equal(2, sandbox.Phones.Rings);
    }
}
