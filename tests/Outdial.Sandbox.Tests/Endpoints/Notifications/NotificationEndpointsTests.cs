using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Outdial.Sandbox.Tests;

/// <summary>Channels, and what they are subscribed to.</summary>
public sealed class NotificationEndpointsTests
{
    private const string Channels = "/api/v2/notifications/channels";
    private const string Me = SandboxIdentity.UserId;
    private const string Powerless = "00000000-0000-4000-8000-000000000022";
    private const string Queue = "00000000-0000-4000-8000-000000000031";
    private const string MyCalls = $"v2.users.{Me}.conversations.calls";
    private const string MyConversations = $"v2.users.{Me}.conversations";

    [Fact]
    public async Task Open_a_channel_with_connectUri_and_expires()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 9, 1, 10, 0, 0, TimeSpan.Zero));
        await using var session = await Session.StartAsync(new SandboxOptions { Time = time });

        var channel = await session.PostAsync(Channels, "", session.Sandbox.SignIn());

        Assert.Equal(200, channel.Status);
        Assert.Equal(["id", "connectUri", "expires"], channel.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal($"ws://127.0.0.1:{session.Sandbox.Url.Port}/channels/{channel["id"]}", channel["connectUri"]);
        Assert.Equal("2026-09-02T10:00:00.000Z", channel["expires"]);
    }

    [Fact]
    public async Task Replace_add_and_clear_what_a_channel_is_subscribed_to()
    {
        await using var session = await Session.StartAsync();
        var token = session.Sandbox.SignIn();
        var path = await SubscriptionsAsync(session, token);

        await AssertTopicsAsync("PUT", Topics(MyCalls), MyCalls);
        await AssertTopicsAsync("POST", Topics(MyConversations, MyCalls), MyCalls, MyConversations);
        await AssertTopicsAsync("GET", null, MyCalls, MyConversations);
        await AssertTopicsAsync("PUT", Topics($"v2.routing.queues.{Queue}.conversations.calls"),
            $"v2.routing.queues.{Queue}.conversations.calls");
        var cleared = await session.AskAsync("DELETE", path, token);
        Assert.Equal((200, ""), (cleared.Status, cleared.Text));
        await AssertTopicsAsync("GET", null);

        async Task AssertTopicsAsync(string method, string? body, params string[] expected)
        {
            var reply = await session.AskAsync(method, path, token, body);
            Assert.Equal(200, reply.Status);
            var shown = reply.Json.GetProperty("entities").EnumerateArray()
                .Select(one => (one.GetProperty("id").ToString(), one.GetProperty("state").ToString()));
            Assert.Equal(expected.Select(topic => (topic, "Permitted")), shown);
        }
    }

    [Theory]
    [InlineData(Powerless, $"v2.users.{Powerless}.conversations.calls", 200, null)] // one's own
    [InlineData(Powerless, $"v2.users.{Me}.conversations.calls", 403, "notification.unauthorized.topic")]
    [InlineData(Powerless, $"v2.routing.queues.{Queue}.conversations", 403, "notification.unauthorized.topic")]
    [InlineData(Me, $"v2.users.{Powerless}.conversations", 200, null)]
    [InlineData(Me, $"v2.routing.queues.{Queue}.conversations", 200, null)]
    [InlineData(Me, "v2.users.none.conversations", 403, "notification.unauthorized.topic")]
    [InlineData(Me, $"v2.routing.queues.{Me}.conversations", 403, "notification.unauthorized.topic")]
    [InlineData(Me, $"v2.users.{Me}", 400, "notification.invalid.topic")]
    [InlineData(Me, $"v2.users.{Me}.calls", 400, "notification.invalid.topic")]
    [InlineData(Me, $"v1.users.{Me}.conversations", 400, "notification.invalid.topic")]
    [InlineData(Me, "v2.users..conversations", 400, "notification.invalid.topic")]
    [InlineData(Me, "", 400, "notification.invalid.topic")]
    public async Task Take_topics_that_exist_and_that_the_bearer_may_hear(
        string user, string topic, int status, string? code)
    {
        await using var session = await Session.StartAsync();
        var token = session.Sandbox.SignIn(user);
        var path = await SubscriptionsAsync(session, token);

        var reply = await session.AskAsync("PUT", path, token, Topics(topic));

        Assert.Equal(status, reply.Status);
        if (code is not null)
            Assert.Equal(code, reply["code"]);
    }

    [Fact]
    public async Task Keep_what_there_was_when_one_of_the_topics_is_refused()
    {
        await using var session = await Session.StartAsync();
        var token = session.Sandbox.SignIn();
        var path = await SubscriptionsAsync(session, token);
        await session.AskAsync("PUT", path, token, Topics(MyCalls));

        Assert.Equal(400, (await session.AskAsync("PUT", path, token, Topics(MyConversations, "nonsense"))).Status);

        var entities = (await session.GetAsync(path, token)).Json.GetProperty("entities");
        Assert.Equal(MyCalls, Assert.Single(entities.EnumerateArray()).GetProperty("id").ToString());
    }

    [Theory]
    [InlineData("""{"id":"x"}""", "bad.request")]
    [InlineData("nonsense", "bad.request")]
    [InlineData("[1]", "notification.invalid.topic")]
    [InlineData("""[{"topic":"x"}]""", "notification.invalid.topic")]
    public async Task Refuse_what_is_no_list_of_topics(string body, string code)
    {
        await using var session = await Session.StartAsync();
        var token = session.Sandbox.SignIn();

        var reply = await session.AskAsync("POST", await SubscriptionsAsync(session, token), token, body);

        Assert.Equal((400, code), (reply.Status, reply["code"]));
    }

    [Fact]
    public async Task Take_a_thousand_topics_for_a_channel_and_no_more()
    {
        await using var session = await Session.StartAsync(new SandboxOptions
        {
            Organisation = new SandboxOrganisation
            {
                Users = [.. Enumerable.Range(0, 1001).Select(number => new SandboxUser { Id = $"u{number}" })],
            },
        });
        var token = session.Sandbox.SignIn();
        var path = await SubscriptionsAsync(session, token);
        string[] topics = [.. Enumerable.Range(0, 1001).Select(number => $"v2.users.u{number}.conversations")];

        Assert.Equal(200, (await session.AskAsync("PUT", path, token, Topics(topics[..1000]))).Status);
        Assert.Equal(200, (await session.AskAsync("POST", path, token, Topics(topics[0]))).Status);
        var refused = await session.AskAsync("POST", path, token, Topics(topics[1000]));

        Assert.Equal((400, "notification.subscription.too.many.subscriptions"), (refused.Status, refused["code"]));
    }

    [Fact]
    public async Task Keep_the_newest_twenty_channels_of_a_user()
    {
        await using var session = await Session.StartAsync();
        var (mine, others) = (session.Sandbox.SignIn(), session.Sandbox.SignIn(Powerless));
        var other = (await session.PostAsync(Channels, "", others))["id"];
        var ids = new List<string>();
        for (var channel = 0; channel < 22; channel++)
            ids.Add((await session.PostAsync(Channels, "", mine))["id"]);

        var listing = Listing.Of(await session.GetAsync(Channels, mine));

        Assert.Equal(ids[2..], listing.Ids);
        Assert.Equal(404, (await session.GetAsync($"{Channels}/{ids[0]}/subscriptions", mine)).Status);
        Assert.Equal([other], Listing.Of(await session.GetAsync(Channels, others)).Ids);
    }

    [Fact]
    public async Task Show_a_channel_to_its_owner_only_until_it_expires()
    {
        var time = new FakeTimeProvider();
        await using var session = await Session.StartAsync(
            new SandboxOptions { Time = time, TokenLifetime = TimeSpan.FromDays(2) });
        var token = session.Sandbox.SignIn();
        var path = await SubscriptionsAsync(session, token);

        var stranger = await session.GetAsync(path, session.Sandbox.SignIn(Powerless));
        Assert.Equal((404, "resource.not.found"), (stranger.Status, stranger["code"]));
        time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromTicks(1));
        Assert.Equal(200, (await session.GetAsync(path, token)).Status);
        time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(404, (await session.GetAsync(path, token)).Status);
        Assert.Empty(Listing.Of(await session.GetAsync(Channels, token)).Entities);
    }

    private static async Task<string> SubscriptionsAsync(Session session, string token) =>
        $"{Channels}/{(await session.PostAsync(Channels, "", token))["id"]}/subscriptions";

    private static string Topics(params string[] topics) =>
        JsonSerializer.Serialize(topics.Select(topic => new { id = topic }));
}
