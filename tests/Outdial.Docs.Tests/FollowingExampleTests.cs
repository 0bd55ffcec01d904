using Outdial.Sandbox;
using Outdial.TestSupport;
using static Outdial.Docs.Tests.LedgerStory;

namespace Outdial.Docs.Tests;

/// <summary>What the pages of following, hanging up and wrapping up show: see <see cref="CodeExampleTests"/>.</summary>
public sealed class FollowingExampleTests
{
    private static TimeProvider Unhurried => new UnhurriedTime(new OutdialOptions().AttemptTimeout);

    [Fact]
    public async Task OD4080_Wrong()
    {
        await using var story = await StartAsync();
        using var client = story.Client(null, options => options.Contract = Contract.Guide);
        var outcome = await client.HangUpAsync(Guid.NewGuid().ToString());
        var refused = Assert.IsType<ChangeOutcome.Refused>(outcome);
        Assert.Equal(TrackingRules.NoFollowing, refused.Reason.Rule);
    }

    [Fact]
    public async Task OD4080_Right()
    {
        await using var story = await StartAsync();
        using var client = story.Client(null, options => options.Contract = Contract.Platform);
        var placed = Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Call));
        var outcome = await client.HangUpAsync(placed.ConversationId);
        Assert.IsType<ChangeOutcome.Accepted>(outcome);
    }

    [Fact]
    public async Task OD4081_Wrong()
    {
        await using var story = await StartAsync();
        using var client = story.Client(null, options => options.Tracking.Timeout = TimeSpan.Zero, time: Unhurried);
        var placed = Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Call));
        story.Sandbox.Faults.Add("status=503,method=GET,path=/api/v2/conversations/calls/*");
        var last = await client.WatchAsync(placed.ConversationId).LastAsync();
        var verdict = Assert.IsType<CallVerdict.Unknown>(last.Verdict);
        Assert.Equal(TrackingRules.LostSight, verdict.Reason.Rule);
    }

    [Fact]
    public async Task OD4081_Right()
    {
        await using var story = await StartAsync();
        using var client = story.Client(null, time: Unhurried); // Tracking.Timeout is two minutes
        var placed = Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Call));
        story.Time.Advance(TimeSpan.FromMinutes(1));
        story.Sandbox.Faults.Add("status=503,count=5,method=GET,path=/api/v2/conversations/calls/*");
        var last = await client.WatchAsync(placed.ConversationId).LastAsync();
        Assert.IsType<CallVerdict.Answered>(last.Verdict);
    }

    [Fact]
    public async Task OD4082_Wrong()
    {
        await using var story = await StartAsync();
        using var client = story.Client(null);
        var outcome = await client.HangUpAsync("00000000-0000-4000-8000-000000009999");
        var missing = Assert.IsType<ChangeOutcome.NotFound>(outcome);
        Assert.Equal(TrackingRules.NoSuchConversation, missing.Reason.Rule);
    }

    [Fact]
    public async Task OD4082_Right()
    {
        await using var story = await StartAsync();
        using var client = story.Client(null);
        var placed = Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Call));
        var outcome = await client.HangUpAsync(placed.ConversationId);
        Assert.IsType<ChangeOutcome.Accepted>(outcome);
    }

    [Fact]
    public async Task OD4083_Wrong()
    {
        const string Call = """
        {"participants":[{"id":"a","purpose":"user","state":"terminated"},
        {"id":"b","purpose":"external","state":"terminated"}]}
        """;
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Json(200, Call));
        using var client = ClientOf(server);
        var last = await client.WatchAsync("id").LastAsync();
        var verdict = Assert.IsType<CallVerdict.Unknown>(last.Verdict);
        Assert.Equal(TrackingRules.EndedWithoutReason, verdict.Reason.Rule);
    }

    [Fact]
    public async Task OD4083_Right()
    {
        const string Call = """
        {"participants":[{"id":"a","purpose":"user","state":"terminated","disconnectType":"endpoint"},
        {"id":"b","purpose":"external","state":"terminated","disconnectType":"peer"}]}
        """;
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Json(200, Call));
        using var client = ClientOf(server);
        var last = await client.WatchAsync("id").LastAsync();
        Assert.Equal(new CallVerdict.HungUpBeforeAnswer(HungUpBy.Caller), last.Verdict);
    }

    [Fact]
    public async Task OD4084_Wrong()
    {
        await using var story = await StartAsync(WithoutRights);
        using var client = story.Client(null);
        var placed = Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Call));
        var outcome = await client.HangUpAsync(placed.ConversationId);
        var refused = Assert.IsType<ChangeOutcome.Refused>(outcome);
        Assert.Equal("The service did not hang up: status 403, missing.permissions.", refused.Reason.Message);
        Assert.Equal(TrackingRules.ChangeRefused, refused.Reason.Rule);
    }

    [Fact]
    public async Task OD4084_Right()
    {
        await using var story = await StartAsync();
        using var client = story.Client(null);
        var placed = Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Call));
        var outcome = await client.HangUpAsync(placed.ConversationId);
        Assert.IsType<ChangeOutcome.Accepted>(outcome);
    }

    [Fact]
    public async Task OD4085_Wrong()
    {
        await using var story = await StartAsync();
        using var client = story.Client(null, time: Unhurried);
        var placed = Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Call));
        story.Sandbox.Faults.Add("status=503,method=POST,path=/api/v2/conversations/*");
        var outcome = await client.HangUpAsync(placed.ConversationId);
        var unknown = Assert.IsType<ChangeOutcome.Unknown>(outcome);
        Assert.Equal(TrackingRules.UnclearChange, unknown.Reason.Rule);
    }

    [Fact]
    public async Task OD4085_Right()
    {
        await using var story = await StartAsync();
        using var client = story.Client(null, time: Unhurried);
        var placed = Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Call));
        story.Sandbox.Faults.Add("status=503,count=1,method=POST,path=/api/v2/conversations/*");
        var outcome = await client.HangUpAsync(placed.ConversationId);
        Assert.IsType<ChangeOutcome.Accepted>(outcome);
    }

    [Fact]
    public async Task OD4086_Wrong()
    {
        const string Conversation = """{"participants":[{"id":"b","purpose":"external","calls":[{"id":"c"}]}]}""";
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Json(200, Conversation));
        using var client = ClientOf(server);
        var outcome = await client.WrapUpAsync("id", Guid.NewGuid());
        var missing = Assert.IsType<ChangeOutcome.NotFound>(outcome);
        Assert.Equal(TrackingRules.NoOwnLeg, missing.Reason.Rule);
    }

    [Fact]
    public async Task OD4086_Right()
    {
        const string Conversation = """{"participants":[{"id":"a","purpose":"user","calls":[{"id":"c"}]}]}""";
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Json(200, Conversation));
        using var client = ClientOf(server);
        var outcome = await client.WrapUpAsync("id", Guid.NewGuid());
        Assert.IsType<ChangeOutcome.Accepted>(outcome);
    }

    private static SandboxOptions WithoutRights { get; } = new()
    {
        Organisation = new SandboxOrganisation
        {
            Users = [new SandboxUser { Id = "ann", Permissions = ["conversation:conference:add"] }],
        },
    };

    private static CallClient ClientOf(ScriptedServer server) => new CallClient(new OutdialOptions
    {
        LoginUrl = server.Url,
        ApiUrl = server.Url,
        AccessToken = "token",
    });
}
