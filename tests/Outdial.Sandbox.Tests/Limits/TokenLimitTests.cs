namespace Outdial.Sandbox.Tests;

/// <summary>How many tokens a client may ask for.</summary>
public sealed class TokenLimitTests
{
    [Fact]
    public async Task Is_reported_in_the_login_services_shape()
    {
        await using var session = await StartAsync(new WatchedTime(), allowed: 2);
        Assert.Equal(200, (await session.AskByBasicAsync()).Status);
        Assert.Equal(200, (await session.AskInGuideMannerAsync()).Status);

        var reply = await session.AskByBasicAsync();

        Assert.Equal(400, reply.Status);
        const string words = "rate limit exceeded; more than 2 token requests in a minute";
        Assert.Equal(
            $$"""{"error":"invalid_request","description":"{{words}}","error_description":"{{words}}"}""", reply.Text);
        Assert.Equal("The client requested 3 tokens in this minute; the limit is 2.",
            session.Sandbox.Requests[^1].Explanation);
    }

    [Fact]
    public async Task Begins_anew_after_a_minute()
    {
        var time = new WatchedTime();
        await using var session = await StartAsync(time, allowed: 1);
        Assert.Equal(200, (await session.AskByBasicAsync()).Status);

        time.Advance(TimeSpan.FromSeconds(59.9));
        Assert.Equal(400, (await session.AskByBasicAsync()).Status);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(200, (await session.AskByBasicAsync()).Status);
        session.Sandbox.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await session.AskByBasicAsync()).Status);
    }

    [Fact]
    public async Task Is_each_clients_own_and_counts_wrong_secrets()
    {
        await using var session = await StartAsync(new WatchedTime(), allowed: 1);
        const string other = "00000000-0000-4000-8000-000000000011";

        Assert.Equal(401, (await AskAsync(session, session.Sandbox.ClientId, "wrong")).Status);
        Assert.Equal(400, (await session.AskByBasicAsync()).Status);
        Assert.Equal(200, (await AskAsync(session, other, session.Sandbox.ClientSecret)).Status);
        // An unknown client has no window to keep.
        for (var request = 0; request < 3; request++)
            Assert.Equal("client not found", (await AskAsync(session, "stranger", "x"))["description"]);
    }

    [Fact]
    public async Task Does_not_touch_tokens_that_were_given()
    {
        await using var session = await StartAsync(new WatchedTime(), allowed: 1);
        var token = await session.GuideTokenAsync();
        Assert.Equal(400, (await session.AskInGuideMannerAsync()).Status);

        Assert.Equal(200, (await session.PostAsync(Session.Calls, Session.GuideCall, token)).Status);
        Assert.Equal(202, (await session.CallAsUserAsync(Session.PlatformCall)).Status);
    }

    [Fact]
    public async Task Is_none_by_default()
    {
        await using var session = await Session.StartAsync(new SandboxOptions { Time = new WatchedTime() });

        var replies = await Task.WhenAll(Enumerable.Range(0, 310).Select(_ => session.AskByBasicAsync()));

        Assert.All(replies, reply => Assert.Equal(200, reply.Status));
    }

    private static Task<Session> StartAsync(TimeProvider time, int allowed) => Session.StartAsync(new SandboxOptions
    {
        Time = time,
        Limits = new SandboxLimits { TokensPerMinute = allowed },
    });

    private static Task<Reply> AskAsync(Session session, string id, string secret) =>
        session.AskForTokenAsync("grant_type=client_credentials", Session.Basic(id, secret));
}
