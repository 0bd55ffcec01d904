using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Outdial.Sandbox.Tests;

public sealed class ReadCallTests
{
    [Theory]
    [InlineData(Session.PlatformCall, "user", null)]
    [InlineData("""{"phoneNumber":"+12025550123","callFromQueueId":"q1"}""", "agent", "q1")]
    public async Task Shows_the_callers_leg_being_contacted_and_no_far_leg(string body, string purpose, string? queue)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 9, 1, 12, 0, 0, 120, TimeSpan.FromHours(2)));
        await using var session = await Session.StartAsync(new SandboxOptions { Time = time });
        var token = session.Sandbox.SignIn();
        var placed = await session.PostAsync(Session.Calls, body, token);

        var call = await session.GetAsync(placed["selfUri"], token);

        Assert.Equal(200, call.Status);
        Assert.Equal((placed["id"], placed["selfUri"], "none"), (call["id"], call["selfUri"], call["recordingState"]));
        var leg = Assert.Single(call.Json.GetProperty("participants").EnumerateArray());
        Assert.Equal((purpose, "contacting", "outbound", "Edge"),
            (Text(leg, "purpose"), Text(leg, "state"), Text(leg, "direction"), Text(leg, "provider")));
        Assert.Equal("2026-09-01T10:00:00.120Z", Text(leg, "startTime"));
        var user = session.Sandbox.UserId;
        Assert.Equal($$"""{"id":"{{user}}","selfUri":"/api/v2/users/{{user}}"}""", Text(leg, "user"));
        Assert.Equal(queue, leg.TryGetProperty("queue", out var found) ? Text(found, "id") : null);
    }

    [Fact]
    public async Task Shows_the_far_legs_of_a_call_by_a_client()
    {
        await using var session = await Session.StartAsync();
        var token = await session.GuideTokenAsync();
        var placed = await session.PostAsync(Session.Calls, """
            {"participants":[{"participantAddress":{"id":"+12025550123"}},
                             {"participantAddress":{"id":"6d2c1a2e-0f3b-4c5d-8e9f-0a1b2c3d4e5f","type":"user"}},
                             {"participantAddress":{"id":"sales","type":"group"}}]}
            """, token);

        var call = await session.GetAsync($"{Session.Calls}/{placed["id"]}", token);

        var legs = call.Json.GetProperty("participants").EnumerateArray().ToList();
        Assert.Equal(["external", "user", "external"], legs.Select(leg => Text(leg, "purpose")));
        Assert.All(legs, leg => Assert.Equal("dialing", Text(leg, "state")));
        Assert.Equal(("tel:+12025550123", "sales"), (Text(legs[0], "address"), Text(legs[2], "address")));
        Assert.Equal("6d2c1a2e-0f3b-4c5d-8e9f-0a1b2c3d4e5f", Text(legs[1].GetProperty("user"), "id"));
        Assert.False(legs[1].TryGetProperty("address", out _));
    }

    [Fact]
    public async Task Does_not_find_a_call_that_was_never_placed()
    {
        await using var session = await Session.StartAsync();

        var reply = await session.GetAsync($"{Session.Calls}/{Guid.NewGuid()}", session.Sandbox.SignIn());

        Assert.Equal((404, "conversation.error.conversation.not.found"), (reply.Status, reply["code"]));
        Assert.Equal(reply.CorrelationId, reply["contextId"]);
    }

    [Fact]
    public async Task Forgets_the_oldest_call_beyond_the_limit()
    {
        await using var session = await Session.StartAsync(new SandboxOptions { CallLimit = 2 });
        var token = session.Sandbox.SignIn();
        var paths = new List<string>();
        for (var call = 0; call < 3; call++)
            paths.Add((await session.PostAsync(Session.Calls, """{"phoneNumber":"1"}""", token))["selfUri"]);

        var statuses = new List<int>();
        foreach (var path in paths)
            statuses.Add((await session.GetAsync(path, token)).Status);

        Assert.Equal([404, 200, 200], statuses);
    }

    [Fact]
    public async Task Answers_in_the_guides_shape_where_only_the_guide_is_spoken()
    {
        await using var session = await Session.StartAsync(new SandboxOptions { Contract = SandboxContract.Guide });
        var token = session.Sandbox.SignIn();
        var placed = await session.PostAsync(Session.Calls, Session.GuideCall, token);

        Assert.Equal(200, (await session.GetAsync($"{Session.Calls}/{placed["id"]}", token)).Status);
        Assert.Equal(["conversation not found"], (await session.GetAsync($"{Session.Calls}/none", token)).Errors);
    }

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).ToString();
}
