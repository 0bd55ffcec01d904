using System.Text;
using Microsoft.Extensions.Time.Testing;
using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>What the connections promise: no cookies, bounded answers, and no request over a TLS that failed.</summary>
public sealed class ConnectionTests
{
    private static readonly TimeSpan Hung = TimeSpan.FromSeconds(30);

    private static readonly ScriptedAnswer Yes = ScriptedAnswer.Json(200, """{"id":"c-1"}""");

    [Fact]
    public async Task Sends_no_cookie_back()
    {
        await using var server = new ScriptedServer(request => request.Path == "/oauth/token"
            ? ScriptedAnswer.Json(200, """{"access_token":"t","expires_in":600}""", "Set-Cookie: session=1; Path=/")
            : ScriptedAnswer.Json(200, """{"id":"c-1"}""", "Set-Cookie: session=2; Path=/"));
        using var client = Client.For(server);
        await client.PlaceAsync(Client.Call);
        await client.PlaceAsync(Client.Call);
        Assert.Equal(3, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.DoesNotContain("Cookie", request.Headers.Keys));
    }

    [Theory]
    [InlineData(400, typeof(CallOutcome.Refused))]
    [InlineData(202, typeof(CallOutcome.Unknown))]
    public async Task Reads_a_megabyte_of_an_answer_and_waits_for_no_more(int status, Type expected)
    {
        // More is announced and never comes: reading beyond the bound would wait for it.
        await using var server = ScriptedServer.WithTokens(_ => Endless(status, 1 << 20));
        using var client = Client.For(server);
        var outcome = await client.PlaceAsync(Client.Call).WaitAsync(Hung, TestContext.Current.CancellationToken);
        Assert.IsType(expected, outcome);
        Assert.Equal(65_536, outcome.Response!.Body.Length);
    }

    [Fact]
    public async Task Reads_no_more_than_a_megabyte_of_what_the_login_service_says()
    {
        await using var server = new ScriptedServer(_ => Endless(200, (1 << 20) + 1));
        var options = Client.Options(server.Url);
        options.Retry.MaxAttempts = 1;
        using var client = new CallClient(options, new CallClientServices { Time = Client.Time() });
        var outcome = await client.PlaceAsync(Client.Call).WaitAsync(Hung, TestContext.Current.CancellationToken);
        Assert.Equal("OD4024", Assert.IsType<CallOutcome.NotSent>(outcome).Diagnostics[0].Rule.Id);
    }

    [Fact]
    public async Task Counts_a_tokens_life_from_when_it_was_asked_for()
    {
        var time = new FakeTimeProvider();
        var asked = time.GetUtcNow();
        await using var server = new ScriptedServer(request =>
        {
            time.Advance(request.Path == "/oauth/token" ? TimeSpan.FromSeconds(20) : TimeSpan.Zero);
            return request.Path == "/oauth/token"
                ? ScriptedAnswer.Json(200, """{"access_token":"t","expires_in":600}""")
                : Yes;
        });
        var log = new LogRecorder();
        using var client = Client.For(server, time, logger: log);
        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call));
        Assert.Contains(log.Lines, line => line.EndsWith($"{asked.AddSeconds(600):u}", StringComparison.Ordinal));

        // A minute before its end, another is fetched: 540 s after it was asked for, of which 20 have passed.
        time.Advance(TimeSpan.FromSeconds(519));
        await client.PlaceAsync(Client.Call);
        Assert.Single(server.Requests, request => request.Path == "/oauth/token");
        time.Advance(TimeSpan.FromSeconds(2));
        await client.PlaceAsync(Client.Call);
        Assert.Equal(2, server.Requests.Count(request => request.Path == "/oauth/token"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sends_nothing_to_an_untrusted_server(bool loginIsTrusted)
    {
        await using var trusted = ScriptedServer.WithTokens(_ => Yes);
        await using var stranger = new UntrustedServer();
        var options = Client.Options(loginIsTrusted ? trusted.Url : stranger.Url);
        options.ApiUrl = stranger.Url;
        using var client = new CallClient(options, new CallClientServices { Time = Client.Time() });
        var outcome = await client.PlaceAsync(Client.Call).WaitAsync(Hung, TestContext.Current.CancellationToken);
        var reason = Assert.IsType<CallOutcome.NotSent>(outcome).Diagnostics[0];
        Assert.Equal(("OD4040", loginIsTrusted ? 4 : 0), (reason.Rule.Id, outcome.AttemptCount));
        Assert.Contains("TLS failed", reason.Message, StringComparison.Ordinal);
        Assert.Contains("certificate", reason.Help, StringComparison.Ordinal);
        for (var tries = 0; tries < 4; tries++)
        {
            await stranger.LeftAsync(TestContext.Current.CancellationToken).WaitAsync(Hung);
        }
    }

    private static ScriptedAnswer.Bytes Endless(int status, int sent) => new(
        Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status} Scripted\r\nContent-Length: {100 << 20}\r\n\r\n{new string('x', sent)}"),
        ThenClose: false);
}
