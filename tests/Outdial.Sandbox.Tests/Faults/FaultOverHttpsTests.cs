using System.Net;

namespace Outdial.Sandbox.Tests;

/// <summary>The same faults where a connection is encrypted, and where it carries many requests at once.</summary>
public sealed class FaultOverHttpsTests
{
    [Theory]
    [InlineData("reset=unread", "0 stream reset", 0, 0)]
    [InlineData("reset=reading", "0 stream reset", 0, 0)]
    [InlineData("reset=read", "0 stream reset", 0, 0)]
    [InlineData("status=503", "503 text/html", 0, 503)]
    [InlineData("lose=reset", "0 stream reset", 1, 202)]
    [InlineData("lose=504", "504 text/html", 1, 202)]
    [InlineData("truncate", "202 application/json stream reset", 1, 202)]
    [InlineData("not-json", "202 text/html", 1, 202)]
    [InlineData("drip=0ms", "202 application/json", 1, 202)]
    public Task Hit_one_stream_of_HTTP_2(string fault, string seen, int rings, int decided) =>
        InjectAsync(HttpVersion.Version20, fault, seen, rings, decided);

    [Theory]
    [InlineData("reset=unread", "0 reset", 0, 0)]
    [InlineData("reset=reading", "0 reset", 0, 0)]
    [InlineData("reset=read", "0 reset", 0, 0)]
    [InlineData("lose=reset", "0 reset", 1, 202)]
    [InlineData("lose=504", "504 text/html", 1, 202)]
    [InlineData("truncate", "202 application/json end", 1, 202)]
    public Task Hit_the_connection_of_HTTP_1(string fault, string seen, int rings, int decided) =>
        InjectAsync(HttpVersion.Version11, fault, seen, rings, decided);

    [Fact]
    public async Task Truncate_the_body_once_its_head_has_arrived()
    {
        await using var session = await Session.StartAsync(new SandboxOptions { Https = true });
        session.Sandbox.Faults.Add("truncate");

        for (var call = 0; call < 50; call++)
        {
            var observed = await session.ObserveCallAsync();

            var whole = session.Sandbox.Requests[^1].ResponseBody;
            Assert.Equal((202, "stream reset"), (observed.Status, observed.Break));
            // HttpClient throws away what it has of a stream that is reset.
            Assert.StartsWith(observed.Body, whole[..(whole.Length / 2)], StringComparison.Ordinal);
        }
        Assert.Equal(50, session.Sandbox.Phones.Rings);
    }

    [Fact]
    public async Task Leave_the_other_streams_of_the_connection_alone()
    {
        var time = new WatchedTime();
        await using var session = await Session.StartAsync(new SandboxOptions { Https = true, Time = time });
        session.Sandbox.Faults.Add("delay=1s,count=1");
        session.Sandbox.Faults.Add("lose=reset,body=+12025550199");

        var slow = session.ObserveCallAsync();
        await time.PauseAsync();
        var broken = await session.ObserveCallAsync("""{"phoneNumber":"+12025550199"}""");
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("stream reset", broken.Break);
        Assert.Equal((202, null), ((await slow).Status, (await slow).Break));
    }

    private static async Task InjectAsync(Version version, string fault, string seen, int rings, int decided)
    {
        await using var session = await Session.StartAsync(new SandboxOptions { Https = true }, version);
        session.Sandbox.Faults.Add(fault);

        var observed = await session.ObserveCallAsync();

        Assert.Equal(seen, observed.Words);
        Assert.Equal(rings, session.Sandbox.Phones.Rings);
        var entry = Assert.Single(session.Sandbox.Requests);
        Assert.Equal((decided, fault), (entry.Status, entry.Fault));
    }
}
