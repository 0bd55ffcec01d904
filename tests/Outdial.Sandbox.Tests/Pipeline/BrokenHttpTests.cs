using System.Net.Sockets;
using System.Text;

namespace Outdial.Sandbox.Tests;

/// <summary>What no HTTP client sends, over a bare socket.</summary>
public sealed class BrokenHttpTests
{
    [Fact]
    public async Task A_body_that_contradicts_its_headers_is_refused_in_JSON()
    {
        await using var session = await Session.StartAsync();

        var answer = await CallAsync(session, "Transfer-Encoding: chunked", "this is no chunk\n");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"bad.request\"", answer, StringComparison.Ordinal);
        Assert.Equal(0, session.Sandbox.Phones.Rings);
        Assert.Equal(400, Assert.Single(session.Sandbox.Requests).Status);
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    public async Task What_is_not_HTTP_has_an_answer_without_a_body(string sent)
    {
        await using var session = await Session.StartAsync();

        var answer = await TalkAsync(session, sent);

        Assert.Matches("^HTTP/1.1 (4..|505) ", answer);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
        Assert.Empty(session.Sandbox.Requests);
    }

    [Fact]
    public async Task A_body_announced_as_too_large_is_refused_unsent()
    {
        await using var session = await Session.StartAsync();

        var answer = await CallAsync(session, "Content-Length: 9000000000\nExpect: 100-continue", body: "");

        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("request.entity.too.large", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_disconnects_midway_places_no_call()
    {
        await using var session = await Session.StartAsync();
        var half = $"POST {Session.Calls} HTTP/1.1\nHost: x\nContent-Length: 30\n\n{{\"phone";
        (await SendAsync(session, half)).Dispose();

        // The sandbox goes on, and knows of no ring.
        Assert.Equal(404, (await session.GetAsync("/nowhere", token: null)).Status);
        Assert.Equal(0, session.Sandbox.Phones.Rings);
    }

    // A call by the built-in user, up to where it breaks.
    private static Task<string> CallAsync(Session session, string headers, string body) => TalkAsync(session, $"""
        POST {Session.Calls} HTTP/1.1
        Host: localhost
        Authorization: Bearer {session.Sandbox.SignIn()}
        Content-Type: application/json
        {headers}

        {body}
        """);

    private static async Task<string> TalkAsync(Session session, string sent)
    {
        using var socket = await SendAsync(session, sent);
        using var reader = new StreamReader(socket.GetStream(), Encoding.ASCII);
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30)); // Each of these ends the connection.
    }

    private static async Task<TcpClient> SendAsync(Session session, string sent)
    {
        var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", session.Sandbox.Url.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(sent.ReplaceLineEndings("\r\n")));
        return socket;
    }
}
