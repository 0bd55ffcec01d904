using static Outdial.Docs.Tests.LedgerStory;

namespace Outdial.Docs.Tests;

/// <summary>What the page of a database that lost something shows: see <see cref="CodeExampleTests"/>.</summary>
public sealed class RecoveryExampleTests
{
    [Fact]
    public async Task OD4064_Wrong()
    {
        await using var story = await PostgreSqlStory.StartAsync();
        var client = await story.JoinAsync();
        await client.PlaceAsync(Call, Key);
        await story.LoseCallsAsync(); // a standby takes over that has not received the record of the call
        var outcome = await client.PlaceAsync(Call, Key);
        Assert.IsType<CallOutcome.NotSent>(outcome);
        Assert.Equal(LedgerRules.LedgerNotRecovered, outcome.Diagnostics[0].Rule);
        Assert.Equal(1, story.Sandbox.Phones.Rings);
    }

    [Fact]
    public async Task OD4064_Right()
    {
        await using var story = await PostgreSqlStory.StartAsync();
        await (await story.JoinAsync()).PlaceAsync(Call, Key);
        await story.LoseCallsAsync();
        var client = await story.JoinAsync();
        story.Time.Advance(TimeSpan.FromMinutes(15));
        await client.PlaceAsync(OtherCall); // without a key: once it is shown, all earlier calls are
        story.Time.Advance(TimeSpan.FromMinutes(1));
        var recovery = await client.RecoverAsync();
        Assert.True(Assert.IsType<Recovery.Done>(recovery).IsOpen);
        var outcome = await client.PlaceAsync(Call, Key);
        Assert.IsType<CallOutcome.Placed>(outcome);
        Assert.True(outcome.IsRecorded);
        Assert.Equal(1, story.Sandbox.Phones["+12025550123"].Rings);
    }
}
