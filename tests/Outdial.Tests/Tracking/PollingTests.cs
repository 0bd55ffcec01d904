using Outdial.Sandbox;
using Outdial.TestSupport;
using static Outdial.Tests.FollowedSandbox;

namespace Outdial.Tests;

/// <summary>Following a call by asking, and losing sight of it.</summary>
public sealed class PollingTests
{
    private const string NoChannels = "status=403,path=/api/v2/notifications/*";
    private const string Looking = "path=/api/v2/conversations/calls/*,method=GET";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("+447700900000", NoChannels, typeof(CallVerdict.Answered))]
    [InlineData("+447700900001", NoChannels, typeof(CallVerdict.Busy))]
    [InlineData("+447700900002", NoChannels, typeof(CallVerdict.NoAnswer))]
    [InlineData("+447700900003", NoChannels, typeof(CallVerdict.NoNumberPlan))]
    [InlineData("+447700900004", NoChannels, typeof(CallVerdict.StationNotAnswered))]
    [InlineData("+447700900000", "status=400,path=/api/v2/notifications/*", typeof(CallVerdict.Answered))]
    [InlineData("+447700900000", "status=400,path=/api/v2/notifications/*,method=PUT", typeof(CallVerdict.Answered))]
    [InlineData("+447700900000", "not-json,path=/api/v2/notifications/*", typeof(CallVerdict.Answered))]
    public async Task Asks_where_there_are_no_notifications(string number, string fault, Type verdict)
    {
        await using var sandbox = await StartAsync(faults: fault);
        using var client = sandbox.Client();
        var id = await PlaceAsync(client, number);
        var seen = await sandbox.FollowAsync(client, id);
        Assert.IsType(verdict, seen[^1].Verdict);
        Assert.Equal(seen.Count, sandbox.Looks(id));
    }

    [Fact]
    public async Task Polls_every_second_at_first_then_every_five()
    {
        await using var sandbox = await StartAsync(faults: NoChannels);
        var time = Client.Time();
        using var client = sandbox.Client(time);
        var id = await PlaceAsync(client);
        sandbox.Sandbox.Faults.Add($"status=404,{Looking},skip=1");
        var seen = new List<CallProgress>();
        await foreach (var progress in client.WatchAsync(id, Token))
        {
            seen.Add(progress);
        }

        Assert.Equal([1, 1.5, 2.25, 3.375, 5, 5, 5], time.Pauses.Take(7).Select(pause => pause.TotalSeconds));
        var last = Assert.IsType<CallVerdict.Unknown>(seen[^1].Verdict);
        Assert.Equal(TrackingRules.NoSuchConversation, last.Reason.Rule);
        Assert.Single(seen[^1].Legs);
    }

    [Fact]
    public async Task Does_not_wait_for_credentials_that_are_not_taken()
    {
        await using var sandbox = await StartAsync();
        var time = Client.Time();
        using var client = sandbox.Client(time, options => (options.AccessToken, options.ClientId,
            options.ClientSecret, options.UserId) = (null, "unknown", "x", new Guid(sandbox.Sandbox.UserId)));
        var seen = await sandbox.FollowAsync(client, $"{Guid.Empty}");
        var last = Assert.IsType<CallVerdict.Unknown>(Assert.Single(seen).Verdict);
        Assert.Equal((TrackingRules.LostSight, ServiceRules.UnknownClient.Fix), (last.Reason.Rule, last.Reason.Help));
        Assert.Empty(time.Pauses);
    }

    [Fact]
    public async Task Is_patient_with_a_call_that_is_not_to_be_seen_yet()
    {
        await using var sandbox = await StartAsync(faults: [NoChannels, $"status=404,{Looking},count=3"]);
        using var client = sandbox.Client();
        var seen = await sandbox.FollowAsync(client, await PlaceAsync(client));
        Assert.Equal(new CallVerdict.Ongoing(CallStage.Created), seen[0].Verdict);
        Assert.Equal(new CallVerdict.Answered(HungUpBy.Called), seen[^1].Verdict);
    }

    [Theory]
    [InlineData("00000000-0000-4000-8000-000000009999")]
    [InlineData("no/../id")]
    [InlineData("..")]
    [InlineData("")]
    public async Task Says_that_there_is_no_such_conversation(string id)
    {
        await using var sandbox = await StartAsync();
        using var client = sandbox.Client();
        var seen = await sandbox.FollowAsync(client, id);
        var verdict = Assert.IsType<CallVerdict.Unknown>(seen[^1].Verdict);
        Assert.Equal(TrackingRules.NoSuchConversation, verdict.Reason.Rule);
        Assert.IsType<ChangeOutcome.NotFound>(await client.HangUpAsync(id, Token));
    }

    [Fact]
    public async Task Loses_sight_when_the_service_does_not_answer_for_long()
    {
        await using var sandbox = await StartAsync(faults: [NoChannels, $"status=503,{Looking},skip=1"]);
        var time = Client.Time();
        using var client = sandbox.Client(time);
        var id = await PlaceAsync(client);
        var began = time.GetUtcNow();
        var seen = await sandbox.FollowAsync(client, id);
        var verdict = Assert.IsType<CallVerdict.Unknown>(seen[^1].Verdict);
        Assert.Equal(TrackingRules.LostSight, verdict.Reason.Rule);
        Assert.Contains("status 503", verdict.Message, StringComparison.Ordinal);
        Assert.InRange(time.GetUtcNow() - began, TimeSpan.FromMinutes(1.5), TimeSpan.FromMinutes(3));
        Assert.InRange(sandbox.Looks(id), 2, 15); // many calls may be followed: the pauses grow
        Assert.Equal(1, sandbox.Requests("POST", "/api/v2/conversations/calls"));
    }

    [Fact]
    public async Task Does_not_ask_again_when_it_may_not_look()
    {
        await using var sandbox = await StartAsync(faults: $"status=403,{Looking}");
        using var client = sandbox.Client();
        var id = await PlaceAsync(client);
        var verdict = Assert.IsType<CallVerdict.Unknown>(Assert.Single(await sandbox.FollowAsync(client, id)).Verdict);
        Assert.Equal(TrackingRules.LostSight, verdict.Reason.Rule);
        Assert.Equal(1, sandbox.Looks(id));
    }

    [Fact]
    public async Task Gets_a_new_token_when_the_old_one_is_refused()
    {
        await using var sandbox = await StartAsync(faults: [NoChannels, $"status=401,{Looking},skip=1,count=1"]);
        using var client = sandbox.Client(configure: options =>
        {
            (options.AccessToken, options.UserId) = (null, new Guid(sandbox.Sandbox.UserId));
            (options.ClientId, options.ClientSecret) = (sandbox.Sandbox.ClientId, sandbox.Sandbox.ClientSecret);
            options.TotalTimeout = TimeSpan.FromHours(24); // else the clock takes it for a pause
        });
        var seen = await sandbox.FollowAsync(client, await PlaceAsync(client));
        Assert.Equal(new CallVerdict.Answered(HungUpBy.Called), seen[^1].Verdict);
        Assert.Equal(2, sandbox.Requests("POST", "/oauth/token"));
    }

    [Fact]
    public async Task Does_not_say_whether_it_was_busy_where_it_may_not_read_why()
    {
        await using var sandbox = await StartAsync(
            new SandboxOptions
            {
                Organisation = new SandboxOrganisation
                {
                    Users = [new SandboxUser { Id = "ann", Permissions = ["conversation:conference:add"] }],
                },
            });
        using var client = sandbox.Client(TimeProvider.System);
        var seen = await sandbox.FollowAsync(client, await PlaceAsync(client, "+447700900001"));
        Assert.IsType<CallVerdict.NotAnswered>(seen[^1].Verdict);
    }

    [Fact]
    public async Task Has_no_way_under_the_contract_guide()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(500, "{}"));
        using var client = Client.For(server);
        var seen = new List<CallProgress>();
        await foreach (var progress in client.WatchAsync("id", Token))
        {
            seen.Add(progress);
        }

        var verdict = Assert.IsType<CallVerdict.Unknown>(Assert.Single(seen).Verdict);
        Assert.Equal(TrackingRules.NoFollowing, verdict.Reason.Rule);
        var hangUp = Assert.IsType<ChangeOutcome.Refused>(await client.HangUpAsync("id", Token));
        var wrapUp = Assert.IsType<ChangeOutcome.Refused>(await client.WrapUpAsync("id", Guid.NewGuid(), null, Token));
        Assert.Equal(TrackingRules.NoFollowing, hangUp.Reason.Rule);
        Assert.Equal(TrackingRules.NoFollowing, wrapUp.Reason.Rule);
        Assert.Empty(server.Requests);
    }
}
