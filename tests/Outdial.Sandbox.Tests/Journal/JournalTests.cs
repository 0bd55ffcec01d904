using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Outdial.Sandbox.Tests;

public sealed class JournalTests
{
    [Fact]
    public async Task Tells_of_each_request_and_its_answer_in_order()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 9, 1, 10, 0, 0, TimeSpan.Zero));
        await using var session = await Session.StartAsync(new SandboxOptions { Time = time });
        var client = await session.PlatformTokenAsync();
        time.Advance(TimeSpan.FromSeconds(1));
        var refused = await session.PostAsync(Session.Calls, """{"phoneNumber":"+1"}""", client);
        var accepted = await session.CallAsUserAsync(Session.PlatformCall);
        var missed = await session.GetAsync("/ü/a b?query=1", token: null);
        var strange = await session.GetAsync($"{Session.Calls}/x", "strange");

        var journal = session.Sandbox.Requests;

        Assert.Equal(5, journal.Count);
        Assert.Equal((AuthorizationKind.Basic, 200, null),
            (journal[0].Authorization, journal[0].Status, journal[0].Explanation));
        Assert.Equal(time.GetUtcNow() - TimeSpan.FromSeconds(1), journal[0].When);
        Assert.Equal(
            new JournalEntry
            {
                Number = 1,
                When = time.GetUtcNow(),
                Method = "POST",
                Path = Session.Calls,
                Status = 400,
                Authorization = AuthorizationKind.ClientToken,
                RequestBody = """{"phoneNumber":"+1"}""",
                ResponseBody = refused.Text,
                CorrelationId = refused.CorrelationId,
                Explanation = "The token is a client's. Sign a user in, or call on behalf of a user.",
            },
            journal[1]);
        Assert.Equal((AuthorizationKind.UserToken, accepted.Text, null),
            (journal[2].Authorization, journal[2].ResponseBody, journal[2].Explanation));
        Assert.Equal((AuthorizationKind.None, "/%C3%BC/a%20b", "?query=1", missed.CorrelationId),
            (journal[3].Authorization, journal[3].Path, journal[3].Query, journal[3].CorrelationId));
        Assert.Equal((AuthorizationKind.Unrecognised, strange.Text),
            (journal[4].Authorization, journal[4].ResponseBody));
    }

    [Fact]
    public async Task Is_a_snapshot_that_does_not_grow()
    {
        await using var session = await Session.StartAsync();
        var before = session.Sandbox.Requests;

        await session.GetAsync("/nowhere", token: null);

        Assert.Empty(before);
        Assert.Single(session.Sandbox.Requests);
    }

    [Fact]
    public async Task Forgets_the_oldest_request_beyond_the_limit()
    {
        await using var session = await Session.StartAsync(new SandboxOptions { JournalLimit = 2 });

        foreach (var path in new[] { "/1", "/2", "/3" })
            await session.GetAsync(path, token: null);

        Assert.Equal(["/2", "/3"], session.Sandbox.Requests.Select(entry => entry.Path));
    }

    [Fact]
    public async Task Keeps_no_more_than_64_Mi_characters_of_bodies()
    {
        await using var session = await Session.StartAsync();
        var body = new byte[512_000];
        Array.Fill(body, (byte)' ');

        for (var request = 0; request < 140; request++)
            await session.PostAsync("/nowhere", body, token: null, "application/json");

        Assert.InRange(session.Sandbox.Requests.Sum(entry => (long)entry.RequestBody.Length), 60 << 20, 64 << 20);
    }

    [Fact]
    public async Task Is_passed_to_OnRequest_before_the_response_is_sent()
    {
        var seen = new ConcurrentQueue<JournalEntry>();
        await using var session = await Session.StartAsync(new SandboxOptions { OnRequest = seen.Enqueue });

        for (var request = 0; request < 20; request++)
        {
            await session.GetAsync($"/{request}", token: null);
            Assert.Equal(request + 1, seen.Count);
            Assert.Equal(request + 1, session.Sandbox.Requests.Count);
        }
        Assert.Equal(session.Sandbox.Requests, seen);
    }

    [Fact]
    public async Task Responds_the_same_when_OnRequest_throws()
    {
        var calls = 0;
        await using var session = await Session.StartAsync(new SandboxOptions
        {
            OnRequest = _ => throw new InvalidOperationException($"{Interlocked.Increment(ref calls)}"),
        });

        var reply = await session.CallAsUserAsync(Session.PlatformCall);

        Assert.Equal((202, 1), (reply.Status, calls));
    }
}
