using System.Net.Sockets;
using System.Text;

namespace Outdial.Sandbox.Tests;

/// <summary>Which requests a fault hits.</summary>
public sealed class FaultSelectionTests
{
    private const string AnyStatus = "status=599";

    [Theory]
    [InlineData("", "POST /api/v2/conversations/calls", true)]
    [InlineData("", "POST /api/v2/conversations/calls/user/00000000-0000-4000-8000-000000000002", true)]
    [InlineData("", "GET /api/v2/conversations/calls", false)]
    [InlineData("", "POST /api/v2/conversations/calls/x", false)]
    [InlineData("", "POST /api/v2/conversations/callsuser/x", false)]
    [InlineData("", "POST /oauth/token", false)]
    [InlineData(",path=/oauth/token", "POST /oauth/token", true)]
    [InlineData(",path=/oauth/token", "POST /api/v2/conversations/calls", false)]
    [InlineData(",path=/oauth/token", "POST /oauth/token/x", false)]
    [InlineData(",path=/api/*", "GET /api/v2/users/me", true)]
    [InlineData(",path=/api/*", "GET /API/v2/users/me", false)]
    [InlineData(",path=/api/*", "POST /oauth/token", false)]
    [InlineData(",path=*", "DELETE /nowhere", true)]
    [InlineData(",path=*", "GET /a/%C3%BC%20b?query", true)]
    [InlineData(",path=/a/ü b", "GET /a/%C3%BC%20b?query", true)]
    [InlineData(",path=*,method=GET", "GET /nowhere", true)]
    [InlineData(",path=*,method=get", "GET /nowhere", true)]
    [InlineData(",path=*,method=GET", "POST /oauth/token", false)]
    [InlineData(",method=GET", "POST /api/v2/conversations/calls", false)]
    [InlineData(",body=+12025550123", "POST /api/v2/conversations/calls", true)]
    [InlineData(",body=+12025550124", "POST /api/v2/conversations/calls", false)]
    [InlineData(",body=\"PHONENUMBER\"", "POST /api/v2/conversations/calls", false)]
    [InlineData(",path=*,body=x", "GET /nowhere", false)]
    public async Task Is_by_method_path_and_body(string selection, string request, bool isHit)
    {
        await using var session = await Session.StartAsync();
        session.Sandbox.Faults.Add(AnyStatus + selection);
        var (method, path) = (request.Split(' ', 2)[0], request.Split(' ', 2)[1]);

        var reply = await SendAsync(session, method, path);

        Assert.Equal(isHit, reply.Status == 599);
        Assert.Equal(isHit ? 1 : 0, session.Sandbox.Faults.HitCount);
        Assert.Equal(isHit, Assert.Single(session.Sandbox.Requests).Fault is not null);
    }

    [Theory]
    [InlineData("count=1", "X....")]
    [InlineData("count=3", "XXX..")]
    [InlineData("skip=2", "..XXX")]
    [InlineData("skip=2,count=1", "..X..")]
    [InlineData("skip=5", ".....")]
    public async Task Is_by_how_many_requests_matched_before(string selection, string expected)
    {
        await using var session = await Session.StartAsync();
        session.Sandbox.Faults.Add($"{AnyStatus},{selection}");
        var hits = new StringBuilder();

        for (var request = 0; request < expected.Length; request++)
        {
            // A request that does not match is not counted.
            Assert.Equal(404, (await session.GetAsync("/nowhere", token: null)).Status);
            hits.Append((await session.CallAsUserAsync(Session.PlatformCall)).Status == 599 ? 'X' : '.');
        }
        Assert.Equal(expected, hits.ToString());
        Assert.Equal(expected.Count(c => c == '.'), session.Sandbox.Phones.Rings);
        Assert.Equal(expected.Count(c => c == 'X'), session.Sandbox.Faults.HitCount);
    }

    [Fact]
    public async Task Is_the_first_that_applies()
    {
        await using var session = await Session.StartAsync();
        foreach (var fault in new[] { "status=501,count=1", "lose=504,count=1", "status=502,count=1", "skew=1s" })
            session.Sandbox.Faults.Add(fault);

        var seen = new List<int>();
        for (var request = 0; request < 4; request++)
            seen.Add((await session.CallAsUserAsync(Session.PlatformCall)).Status);

        Assert.Equal([501, 504, 502, 202], seen);
        Assert.Equal(2, session.Sandbox.Phones.Rings);
        Assert.Equal(
            ["skew=1000ms; status=501,count=1", "skew=1000ms; lose=504,count=1", "skew=1000ms; status=502,count=1",
                "skew=1000ms"],
            session.Sandbox.Requests.Select(entry => entry.Fault));
        Assert.Equal(7, session.Sandbox.Faults.HitCount);
    }

    [Fact]
    public async Task Ends_when_the_faults_are_taken_away()
    {
        await using var session = await Session.StartAsync(
            new SandboxOptions { Faults = [SandboxFault.Parse(AnyStatus)] });
        Assert.Equal([SandboxFault.Parse(AnyStatus)], session.Sandbox.Faults);
        Assert.Equal(599, (await session.CallAsUserAsync(Session.PlatformCall)).Status);

        session.Sandbox.Faults.Clear();

        Assert.Equal(202, (await session.CallAsUserAsync(Session.PlatformCall)).Status);
        Assert.Empty(session.Sandbox.Faults);
        Assert.Equal(0, session.Sandbox.Faults.HitCount);
    }

    [Fact]
    public async Task Hits_no_more_than_its_count_with_concurrent_requests()
    {
        await using var session = await Session.StartAsync();
        session.Sandbox.Faults.Add("lose=504,skip=20,count=30");

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => session.CallAsUserAsync(Session.PlatformCall)));

        Assert.Equal((30, 70),
            (replies.Count(reply => reply.Status == 504), replies.Count(reply => reply.Status == 202)));
        Assert.Equal(100, session.Sandbox.Phones.Rings);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked", "this is no chunk\n")]
    [InlineData("Content-Length: 90000000", "{")]
    [InlineData("Content-Length: 2", "{}")]
    [InlineData("Content-Length: 0", "")]
    [InlineData("X-No-Body: 1", "")]
    public async Task Resets_the_connection_whatever_the_body_is(string header, string body)
    {
        await using var session = await Session.StartAsync();
        session.Sandbox.Faults.Add("reset=reading,path=*");
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", session.Sandbox.Url.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /anything HTTP/1.1\r\nHost: localhost\r\n{header}\r\n\r\n{body.ReplaceLineEndings("\r\n")}"));

        var broken = await Assert.ThrowsAsync<IOException>(
            async () => await socket.GetStream().ReadExactlyAsync(new byte[1]));

        Assert.Equal(
            SocketError.ConnectionReset, Assert.IsType<SocketException>(broken.InnerException).SocketErrorCode);
        Assert.Equal("reset=reading,path=*", Assert.Single(session.Sandbox.Requests).Fault);
    }

    private static async Task<Reply> SendAsync(Session session, string method, string path)
    {
        if (method == "POST")
            return await session.PostAsync(path, Session.PlatformCall, session.Sandbox.SignIn());
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        return await session.SendAsync(request);
    }
}
