using Microsoft.Extensions.Time.Testing;
using Outdial.Sandbox;

namespace Outdial.Cli.Tests;

/// <summary><c>outdial ledger recover</c>, on a database that has lost the record of a call.</summary>
public sealed class RecoverCommandTests : DatabaseTest
{
    [Fact]
    public async Task A_ledger_that_lost_nothing_has_nothing_to_recover()
    {
        await using var sandbox = await StartAsync();
        await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711");
        var said = await RunAsync(sandbox, "ledger", "recover");
        var json = await RunAsync(sandbox, "ledger", "recover", "--json");
        Assert.Equal((0, ""), (said.ExitCode, said.Out));
        Assert.Contains("there is nothing to recover", said.Error, StringComparison.Ordinal);
        Assert.Equal((0, "notNeeded", "True"), (json.ExitCode, Field(json, "outcome"), Field(json, "isOpen")));
    }

    [Fact]
    public async Task A_lost_call_is_found_and_rings_once()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1));
        await using var sandbox = await GenesysSandbox.StartAsync(
            new SandboxOptions { Time = time, AnalyticsDelay = TimeSpan.Zero });
        await LoseCallAsync(sandbox);
        time.Advance(TimeSpan.FromHours(1));
        var closed = await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711");
        Assert.Equal(7, closed.ExitCode);
        Assert.Contains("error[OD4064] ledger-not-recovered", closed.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(sandbox, "call", "+12025550199")).ExitCode); // without a key
        time.Advance(TimeSpan.FromSeconds(10));

        var first = await RunAsync(sandbox, "ledger", "recover", "--keep-closed");
        Assert.Equal(0, first.ExitCode);
        Assert.Contains("since ", first.Error, StringComparison.Ordinal);
        Assert.Contains("Calls with keys do not leave yet.", first.Error, StringComparison.Ordinal);
        var last = await RunAsync(sandbox, "ledger", "recover", "--json");
        Assert.Equal((0, "done", "True"), (last.ExitCode, Field(last, "outcome"), Field(last, "isOpen")));
        Assert.Equal("1", Field(last, "stamps"));

        var call = await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711", "--json");
        Assert.Equal((0, "placed", "True"), (call.ExitCode, Field(call, "outcome"), Field(call, "recorded")));
        Assert.Equal(1, sandbox.Phones["+12025550123"].Rings);
    }

    [Fact]
    public async Task Where_nothing_can_be_read_a_person_decides()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(
            new SandboxOptions { Contract = SandboxContract.Guide });
        Contract = "guide";
        await LoseCallAsync(sandbox);
        var said = await RunAsync(sandbox, "ledger", "recover");
        var json = await RunAsync(sandbox, "ledger", "recover", "--json");
        Assert.Equal((6, 6), (said.ExitCode, json.ExitCode));
        Assert.Contains("warning[OD4071]", said.Error, StringComparison.Ordinal);
        Assert.Contains("outdial ledger recover --no-search --yes", said.Error, StringComparison.Ordinal);
        Assert.Equal(
            ("incomplete", "OD4071", "False"), (Field(json, "outcome"), Field(json, "rule"), Field(json, "isOpen")));

        var refused = await RunAsync(sandbox, "ledger", "recover", "--no-search");
        var both = await RunAsync(sandbox, "ledger", "recover", "--no-search", "--yes", "--keep-closed");
        Assert.Equal((2, 2), (refused.ExitCode, both.ExitCode));
        Assert.Contains("can be dialled twice", refused.Error, StringComparison.Ordinal);
        Assert.Equal(7, (await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711")).ExitCode);

        var opened = await RunAsync(sandbox, "ledger", "recover", "--no-search", "--yes", "--json");
        Assert.Equal((0, "opened", "True"), (opened.ExitCode, Field(opened, "outcome"), Field(opened, "isOpen")));
        Assert.Equal(0, (await RunAsync(sandbox, "call", "+12025550199", "--key", "order-4712")).ExitCode);
    }

    // As a standby that lagged behind has it, which took over an hour ago: what is read is shown by now.
    private async Task LoseCallAsync(GenesysSandbox sandbox)
    {
        await RunAsync(sandbox, "call", "+12025550123", "--key", "order-4711");
        await QueryAsync("DELETE FROM outdial.call; UPDATE outdial.origin SET place = 'elsewhere/00000001'");
        await RunAsync(sandbox, "ledger", "list"); // a node that joins notices it
        await QueryAsync("UPDATE outdial.origin SET closed_at = closed_at - interval '1 hour', " +
            "lost_from = lost_from - interval '1 hour'");
    }
}
