using Outdial.Sandbox;
using Outdial.Testing;

namespace Outdial.Samples.Tests;

/// <summary>How to test code that places calls: a sandbox for each test, on a port of its own.</summary>
public sealed class CallTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rings_the_phone_once()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        using var client = sandbox.CreateClient();

        var outcome = await client.PlaceAsync(OutboundCall.To("+12025550123"), Token);

        Assert.IsType<CallOutcome.Placed>(outcome);
        Assert.Equal(1, sandbox.Phones["+12025550123"].Rings);
    }

    [Fact]
    public async Task Does_not_ring_it_again_when_the_answer_is_lost()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        sandbox.Faults.Add("lose=504");
        using var client = sandbox.CreateClient();

        var outcome = await client.PlaceAsync(OutboundCall.To("+12025550123"), Token);

        Assert.IsType<CallOutcome.Unknown>(outcome);
        Assert.Equal(1, sandbox.Phones["+12025550123"].Rings);
    }

    [Fact]
    public async Task Is_told_why_the_service_refuses()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        using var client = sandbox.CreateClient();

        // A magic number: 409 providerapi.error.station.cannot.resolve. docs/sandbox.md lists them all.
        var outcome = await client.PlaceAsync(OutboundCall.To("+441154960409"), Token);

        var refused = Assert.IsType<CallOutcome.Refused>(outcome);
        Assert.Equal("providerapi.error.station.cannot.resolve", refused.Code);
        Assert.Equal(0, sandbox.Phones.Rings);
    }

    [Fact]
    public async Task Is_told_what_became_of_the_call()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        using var client = sandbox.CreateClient();
        var outcome = await client.PlaceAsync(OutboundCall.To("+447700900001"), Token); // a magic number: busy
        var placed = outcome.EnsurePlaced();

        var end = await client.WaitForEndAsync(placed.ConversationId, Token); // no wall time: one clock for both

        Assert.Equal("Busy.", end.Verdict.Message);
    }

    [Fact]
    public async Task Hears_of_every_step()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        using var client = sandbox.CreateClient();
        var placed = (await client.PlaceAsync(OutboundCall.To("+12025550123"), Token)).EnsurePlaced();

        var seen = new List<string>();
        await foreach (var call in client.WatchAsync(placed.ConversationId, Token))
        {
            seen.Add(call.Verdict.Message);
        }

        Assert.True(seen.Count > 1);
    }
}
