using System.Globalization;

namespace Outdial.Sandbox.Tests;

/// <summary>How many requests a token may make, and how large they may be.</summary>
public sealed class RequestLimitTests
{
    private const string Me = "/api/v2/users/me";

    [Fact]
    public async Task Counts_the_requests_of_a_token_in_a_window_of_a_minute()
    {
        var time = new WatchedTime();
        await using var session = await StartAsync(time, allowed: 2);
        var token = session.Sandbox.SignIn();

        Assert.Equal("200 1/2/60", Words(await session.GetAsync(Me, token)));
        time.Advance(TimeSpan.FromSeconds(10.5));
        // Rounded up, so that a client that waits that long is not too early.
        Assert.Equal("200 2/2/50", Words(await session.GetAsync(Me, token)));
        Assert.Equal("429 3/2/50", Words(await session.GetAsync(Me, token)));
        time.Advance(TimeSpan.FromSeconds(49.4));
        Assert.Equal("429 4/2/1", Words(await session.GetAsync(Me, token)));
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal("200 1/2/60", Words(await session.GetAsync(Me, token)));
    }

    [Fact]
    public async Task Is_reset_after_the_time_that_its_header_says() =>
        await Gen.Select(Gen.Int[1, 5], Gen.Int[0, 59_999].Array[1, 8]).SampleAsync(async (allowed, pauses) =>
        {
            var time = new WatchedTime();
            await using var session = await StartAsync(time, allowed);
            var token = session.Sandbox.SignIn();
            foreach (var pause in pauses)
            {
                var reply = await session.GetAsync(Me, token);
                if (reply.Status == 429)
                {
                    time.Advance(reply.Headers.RetryAfter!.Delta!.Value);
                    Assert.StartsWith("200 1/", Words(await session.GetAsync(Me, token)), StringComparison.Ordinal);
                }
                time.Advance(TimeSpan.FromMilliseconds(pause));
            }
        }, iter: 20);

    [Fact]
    public async Task Is_reset_when_the_sandbox_advances()
    {
        await using var session = await StartAsync(TimeProvider.System, allowed: 1);
        var token = session.Sandbox.SignIn();

        Assert.Equal(202, (await session.PostAsync(Session.Calls, Session.PlatformCall, token)).Status);
        Assert.Equal(429, (await session.PostAsync(Session.Calls, Session.PlatformCall, token)).Status);
        session.Sandbox.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(202, (await session.PostAsync(Session.Calls, Session.PlatformCall, token)).Status);
        Assert.Equal(2, session.Sandbox.Phones.Rings);
    }

    [Fact]
    public async Task Is_each_tokens_own()
    {
        await using var session = await StartAsync(new WatchedTime(), allowed: 1);
        var (one, other) = (session.Sandbox.SignIn(), session.Sandbox.SignIn());

        Assert.Equal("200 1/1/60", Words(await session.GetAsync(Me, one)));
        Assert.Equal("429 2/1/60", Words(await session.GetAsync(Me, one)));
        Assert.Equal("200 1/1/60", Words(await session.GetAsync(Me, other)));
    }

    [Fact]
    public async Task Is_300_a_minute()
    {
        await using var session = await Session.StartAsync(new SandboxOptions { Time = new WatchedTime() });
        var token = session.Sandbox.SignIn();

        var replies = await Task.WhenAll(Enumerable.Range(0, 302).Select(_ => session.GetAsync(Me, token)));

        Assert.Equal((300, 2),
            (replies.Count(reply => reply.Status == 200), replies.Count(reply => reply.Status == 429)));
        Assert.Equal(Enumerable.Range(1, 302), replies.Select(Count).Order());
        Assert.All(replies, reply => Assert.Equal(Count(reply) <= 300, reply.Status == 200));
    }

    [Fact]
    public async Task Has_the_published_body_and_tells_when_to_come_again()
    {
        var time = new WatchedTime();
        await using var session = await StartAsync(time, allowed: 1);
        var token = session.Sandbox.SignIn();
        await session.PostAsync(Session.Calls, Session.PlatformCall, token);
        time.Advance(TimeSpan.FromSeconds(18));

        var reply = await session.PostAsync(Session.Calls, Session.PlatformCall, token);

        Assert.Equal(
            (429, "too.many.requests.retry.after",
                "Rate limit exceeded the maximum. Retry the request in [42] seconds"),
            (reply.Status, reply["code"], reply["message"]));
        Assert.Equal(TimeSpan.FromSeconds(42), reply.Headers.RetryAfter?.Delta);
        Assert.Equal(reply.CorrelationId, reply["contextId"]);
        Assert.Equal(1, session.Sandbox.Phones.Rings);
        Assert.Equal("The token made 2 requests in this minute, and may make 1.",
            session.Sandbox.Requests[^1].Explanation);
    }

    [Fact]
    public async Task Has_the_other_published_body_when_it_is_not_to_tell()
    {
        await using var session = await StartAsync(new WatchedTime(), allowed: 1, sendsRetryAfter: false);
        var token = session.Sandbox.SignIn();
        await session.GetAsync(Me, token);

        var reply = await session.GetAsync(Me, token);

        Assert.Equal(
            ("429 2/1/60", "too.many.requests", "Rate limit exceeded the maximum [1] requests within [60] seconds"),
            (Words(reply), reply["code"], reply["message"]));
        Assert.Null(reply.Headers.RetryAfter);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Is_reported_in_the_guides_shape_under_the_guide(bool sendsRetryAfter)
    {
        await using var session = await StartAsync(new WatchedTime(), allowed: 1, sendsRetryAfter);
        var token = await session.GuideTokenAsync();
        await session.PostAsync(Session.Calls, Session.GuideCall, token);

        var reply = await session.PostAsync(Session.Calls, Session.GuideCall, token);

        Assert.Equal("429 2/1/60", Words(reply));
        Assert.Equal(["rate limit exceeded"], reply.Errors);
        Assert.Equal(sendsRetryAfter ? TimeSpan.FromMinutes(1) : null, reply.Headers.RetryAfter?.Delta);
        Assert.Equal(1, session.Sandbox.Phones.Rings);
    }

    [Fact]
    public async Task Does_not_apply_without_a_token()
    {
        await using var session = await StartAsync(new WatchedTime(), allowed: 1);

        for (var request = 0; request < 3; request++)
        {
            Assert.Equal("401 -/-/-", Words(await session.GetAsync(Me, token: null)));
            Assert.Equal("200 -/-/-", Words(await session.AskByBasicAsync()));
            Assert.Equal("404 -/-/-", Words(await session.GetAsync("/nowhere", token: null)));
        }
    }

    [Fact]
    public async Task Counts_what_is_refused_for_other_reasons()
    {
        await using var session = await StartAsync(new WatchedTime(), allowed: 2);
        var token = session.Sandbox.SignIn();

        Assert.Equal("400 1/2/60", Words(await session.PostAsync(Session.Calls, "{}", token)));
        Assert.Equal("404 2/2/60", Words(await session.GetAsync($"{Session.Calls}/x", token)));
        Assert.Equal("429 3/2/60", Words(await session.PostAsync(Session.Calls, "{}", token)));
    }

    [Fact]
    public async Task Can_be_none_at_all()
    {
        await using var session = await StartAsync(TimeProvider.System, allowed: null);
        var token = session.Sandbox.SignIn();

        for (var request = 0; request < 310; request++)
            Assert.Equal("200 -/-/-", Words(await session.GetAsync(Me, token)));
    }

    [Theory]
    [InlineData(29)]
    [InlineData(30)]
    [InlineData(31)]
    public async Task Is_of_bytes_too(int allowed)
    {
        await using var session = await Session.StartAsync(
            new SandboxOptions { Limits = new SandboxLimits { RequestBytes = allowed } });

        var reply = await session.CallAsUserAsync(Session.PlatformCall); // 30 bytes

        var isTaken = Session.PlatformCall.Length <= allowed;
        Assert.Equal(isTaken ? 202 : 413, reply.Status);
        Assert.Equal(isTaken ? 1 : 0, session.Sandbox.Phones.Rings);
        if (!isTaken)
            Assert.Equal(
                ("request.entity.too.large", $"The request is over the size limit. Maximum bytes: {allowed}", ""),
                (reply["code"], reply["message"], Assert.Single(session.Sandbox.Requests).RequestBody));
    }

    public static TheoryData<SandboxLimits> OutOfRange => new(
        new SandboxLimits { RequestsPerMinute = 0 },
        new SandboxLimits { TokensPerMinute = 0 },
        new SandboxLimits { RequestBytes = 0 },
        new SandboxLimits { RequestBytes = 512_001 },
        new SandboxLimits { Channels = 0 });

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public async Task Is_not_out_of_range(SandboxLimits limits) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => GenesysSandbox.StartAsync(new SandboxOptions { Limits = limits }));

    private static Task<Session> StartAsync(TimeProvider time, int? allowed, bool sendsRetryAfter = true) =>
        Session.StartAsync(new SandboxOptions
        {
            Time = time,
            Limits = new SandboxLimits { RequestsPerMinute = allowed, SendsRetryAfter = sendsRetryAfter },
        });

    /// <summary>The status, and count, allowed and reset of the headers.</summary>
    private static string Words(Reply reply) =>
        $"{reply.Status} {Header(reply, "count")}/{Header(reply, "allowed")}/{Header(reply, "reset")}";

    private static int Count(Reply reply) => int.Parse(Header(reply, "count"), CultureInfo.InvariantCulture);

    private static string Header(Reply reply, string name) =>
        reply.Headers.TryGetValues($"inin-ratelimit-{name}", out var values) ? values.Single() : "-";
}
