using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Outdial.Sandbox.Tests;

/// <summary>What comes over the WebSocket of a channel.</summary>
public sealed class NotificationSocketTests
{
    private const string Channels = "/api/v2/notifications/channels";
    private const string Me = SandboxIdentity.UserId;
    private const string MyCalls = $"v2.users.{Me}.conversations.calls";
    private const string Queue = "00000000-0000-4000-8000-000000000031";

    [Fact]
    public async Task Sends_one_event_for_each_moment_of_a_call()
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        using var listener = await ListenAsync(session, MyCalls);
        var id = (await session.CallAsUserAsync(Session.PlatformCall))["id"];

        var moments = new List<string>();
        for (var second = 0; second <= 30; second++)
        {
            foreach (var message in await listener.UpToNowAsync())
            {
                if (Listener.IsMeta(message, "WebSocket Heartbeat"))
                    continue;
                Assert.Equal((MyCalls, "2", id), (Text(message, "topicName"), Text(message, "version"),
                    Text(message.GetProperty("eventBody"), "id")));
                Assert.True(message.TryGetProperty("metadata", out var _2));
                moments.Add($"{second}: {Words(message)}");
            }
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(
            [
                "0: user contacting",
                "1: user dialing",
                "2: user connected; external dialing",
                "6: user connected; external connected",
                "26: user disconnected; external disconnected",
                "27: user terminated; external disconnected",
                "27: user terminated; external terminated",
            ], moments);
    }

    [Fact]
    public async Task Sends_the_moments_in_order_when_many_pass_at_once()
    {
        await using var session = await Session.StartAsync();
        using var listener = await ListenAsync(session, MyCalls);
        await session.CallAsUserAsync(Session.PlatformCall);

        session.Sandbox.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(
            [
                "user contacting", "user dialing", "user connected; external dialing",
                "user connected; external connected", "user disconnected; external disconnected",
                "user terminated; external disconnected", "user terminated; external terminated",
            ], (await listener.UpToNowAsync()).Select(Words));
    }

    [Fact]
    public async Task Sends_for_each_topic_in_its_shape_and_nothing_of_others()
    {
        var (session, _) = await StartAsync();
        await using var _2 = session;
        var (nested, queue) = ($"v2.users.{Me}.conversations", $"v2.routing.queues.{Queue}.conversations.calls");
        using var listener = await ListenAsync(session, MyCalls, nested, queue);

        await session.CallAsUserAsync(Session.PlatformCall);
        var own = await listener.UpToNowAsync();
        await session.CallAsUserAsync($$"""{"phoneNumber":"+12025550123","callFromQueueId":"{{Queue}}"}""");
        var queues = await listener.UpToNowAsync();
        var other = "00000000-0000-4000-8000-000000000099";
        await session.PostAsync(Session.Calls, Session.PlatformCall, session.Sandbox.SignIn(other));

        Assert.Equal([MyCalls, nested], own.Select(message => Text(message, "topicName")));
        Assert.True(Body(own[0]).GetProperty("participants")[0].TryGetProperty("state", out var _3));
        Assert.True(Body(own[1]).GetProperty("participants")[0].TryGetProperty("calls", out var _4));
        Assert.Equal([MyCalls, nested, queue], queues.Select(message => Text(message, "topicName")));
        Assert.Empty(await listener.UpToNowAsync());
    }

    [Fact]
    public async Task Sends_what_is_changed_and_nothing_when_nothing_is()
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        using var listener = await ListenAsync(session, MyCalls);
        var token = session.Sandbox.SignIn();
        var path = (await session.PostAsync(Session.Calls, Session.PlatformCall, token))["selfUri"];
        time.Advance(TimeSpan.FromSeconds(6));
        var moments = await listener.UpToNowAsync();
        var leg = $"{path}/participants/{Text(Body(moments[^1]).GetProperty("participants")[1], "id")}";

        foreach (var (where, body, events) in new[]
        {
            ("", """{"held":true}""", 1), ("", """{"held":true}""", 0), ("", "{}", 0), ("", """{"muted":false}""", 0),
            ("", """{"held":false,"muted":true}""", 1), ("/attributes", """{"attributes":{"a":"1"}}""", 1),
            ("/attributes", """{"attributes":{"a":"1"}}""", 0), ("/attributes", """{"attributes":{}}""", 0),
            ("", """{"state":"disconnected"}""", 1),
        })
        {
            Assert.Equal(202, (await session.AskAsync("PATCH", leg + where, token, body)).Status);
            Assert.True(events == (await listener.UpToNowAsync()).Count, $"{where} {body}");
        }
    }

    [Fact]
    public async Task Sends_nothing_once_the_topics_are_cleared()
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        var token = session.Sandbox.SignIn();
        var channel = await OpenAsync(session, token, MyCalls);
        using var listener = await Listener.ConnectAsync(channel["connectUri"]);
        await session.CallAsUserAsync(Session.PlatformCall);
        Assert.Single(await listener.UpToNowAsync());

        await session.AskAsync("DELETE", $"{Channels}/{channel["id"]}/subscriptions", token);
        time.Advance(TimeSpan.FromSeconds(6));

        Assert.Empty(await listener.UpToNowAsync());
    }

    [Fact]
    public async Task Beats_every_thirty_seconds_and_answers_a_ping()
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        using var listener = await ListenAsync(session);
        Assert.Empty(await listener.UpToNowAsync());

        for (var beat = 0; beat < 3; beat++)
        {
            time.Advance(TimeSpan.FromSeconds(29));
            Assert.Empty(await listener.UpToNowAsync());
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(Listener.IsMeta(Assert.Single(await listener.UpToNowAsync()), "WebSocket Heartbeat"));
        }
        await listener.SendAsync("nonsense");
        Assert.Empty(await listener.UpToNowAsync());
    }

    [Fact]
    public async Task Keeps_the_events_of_a_channel_for_the_next_socket()
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        var channel = await OpenAsync(session, session.Sandbox.SignIn(), MyCalls);
        using (var first = await Listener.ConnectAsync(channel["connectUri"]))
        {
            await session.CallAsUserAsync(Session.PlatformCall);
            Assert.Single(await first.UpToNowAsync());
            await first.CloseAsync();
        }
        time.Advance(TimeSpan.FromSeconds(2));

        using var second = await Listener.ConnectAsync(channel["connectUri"]);

        Assert.Equal(["user dialing", "user connected; external dialing"],
            (await second.UpToNowAsync()).Select(Words));
    }

    [Fact]
    public async Task Answers_the_closing_of_the_client()
    {
        await using var session = await Session.StartAsync();
        using var listener = await ListenAsync(session);

        await listener.CloseAsync();

        Assert.Equal((WebSocketState.Closed, WebSocketCloseStatus.NormalClosure),
            (listener.Socket.State, listener.Socket.CloseStatus));
    }

    [Fact]
    public async Task Closes_when_its_channel_gives_way_to_newer_ones()
    {
        await using var session = await Session.StartAsync(
            new SandboxOptions { Limits = new SandboxLimits { Channels = 1 } });
        using var listener = await ListenAsync(session);

        await session.PostAsync(Channels, "", session.Sandbox.SignIn());

        Assert.Null(await listener.NextAsync());
        Assert.Equal(WebSocketCloseStatus.NormalClosure, listener.Socket.CloseStatus);
        await listener.CloseAsync();
        Assert.Equal(WebSocketState.Closed, listener.Socket.State);
    }

    [Fact]
    public async Task Closes_when_the_sandbox_stops()
    {
        var session = await Session.StartAsync();
        using var listener = await ListenAsync(session);

        var stopping = session.DisposeAsync();

        Assert.Null(await listener.NextAsync());
        await listener.CloseAsync();
        await stopping;
    }

    [Fact]
    public async Task Is_there_for_a_channel_and_for_a_WebSocket_only()
    {
        var (session, time) = await StartAsync();
        await using var _ = session;
        var channel = await OpenAsync(session, session.Sandbox.SignIn());
        var unknown = $"ws://127.0.0.1:{session.Sandbox.Url.Port}/channels/none";

        var plain = await session.GetAsync($"/channels/{channel["id"]}", token: null);
        Assert.Equal((404, "not.found"), (plain.Status, plain["code"]));
        await Assert.ThrowsAsync<WebSocketException>(() => Listener.ConnectAsync(unknown));
        await Assert.ThrowsAsync<WebSocketException>(() => Listener.ConnectAsync($"{channel["connectUri"]}/more"));
        time.Advance(TimeSpan.FromHours(24));
        await Assert.ThrowsAsync<WebSocketException>(() => Listener.ConnectAsync(channel["connectUri"]));
    }

    private static async Task<(Session Session, FakeTimeProvider Time)> StartAsync()
    {
        var time = new FakeTimeProvider();
        var organisation = new SandboxOrganisation();
        return (await Session.StartAsync(new SandboxOptions
        {
            Time = time,
            Organisation = organisation with
            {
                Users = [.. organisation.Users, new SandboxUser { Id = SandboxIdentity.Numbered(0x99) }],
            },
        }), time);
    }

    private static async Task<Reply> OpenAsync(Session session, string token, params string[] topics)
    {
        var channel = await session.PostAsync(Channels, "", token);
        var body = JsonSerializer.Serialize(topics.Select(topic => new { id = topic }));
        Assert.Equal(200, (await session.AskAsync(
            "PUT", $"{Channels}/{channel["id"]}/subscriptions", token, body)).Status);
        return channel;
    }

    private static async Task<Listener> ListenAsync(Session session, params string[] topics) =>
        await Listener.ConnectAsync((await OpenAsync(session, session.Sandbox.SignIn(), topics))["connectUri"]);

    private static JsonElement Body(JsonElement message) => message.GetProperty("eventBody");

    private static string Words(JsonElement message) => string.Join("; ", Body(message).GetProperty("participants")
        .EnumerateArray().Select(leg => $"{Text(leg, "purpose")} {Text(leg, "state")}"));

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).ToString();
}
