using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Outdial.TestSupport;

namespace Outdial.Tests;

public sealed class GrantTokenSourceTests : IDisposable
{
    private readonly HttpClient _http = HttpDefaults.Client(new TransportSettings(null, null, null));

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Fetches_one_token_for_a_thousand_parallel_calls()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(200, """{"id":"c"}"""));
        var options = Client.Options(server.Url);
        options.RateLimit.Enabled = false;
        using var client = new CallClient(options, new CallClientServices { Time = Client.Time() });
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => client.PlaceAsync(Client.Call)));
        Assert.All(outcomes, outcome => Assert.IsType<CallOutcome.Placed>(outcome));
        Assert.Equal(1000, server.Calls.Count);
        Assert.Single(server.Requests, request => request.Path == "/oauth/token");
    }

    [Fact]
    public async Task Puts_the_secret_in_the_form_under_guide()
    {
        await using var server = ScriptedServer.WithTokens(_ => throw new InvalidOperationException());
        await Source(server, Contract.Guide).GetAsync(default);
        var request = Assert.Single(server.Requests);
        Assert.Equal(
            "grant_type=client_credentials&client_id=client-1&client_secret=s3cr3t%2Bof%2Fthe%3Dclient", request.Body);
        Assert.StartsWith(
            "application/x-www-form-urlencoded", request.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", request.Headers.Keys);
    }

    [Fact]
    public async Task Uses_basic_authentication_under_platform()
    {
        await using var server = ScriptedServer.WithTokens(_ => throw new InvalidOperationException());
        await Source(server, Contract.Platform).GetAsync(default);
        var request = Assert.Single(server.Requests);
        Assert.Equal("grant_type=client_credentials", request.Body);
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"client-1:{Client.Secret}"));
        Assert.Equal($"Basic {pair}", request.Headers["Authorization"]);
    }

    [Theory]
    [InlineData(86400, 86339, 86341)] // a minute before
    [InlineData(300, 269, 271)] // a tenth before
    [InlineData(0, 269, 271)] // none named: the least that the service gives out
    public async Task Renews_a_token_shortly_before_it_expires(int expiresIn, int stillGood, int renewed)
    {
        var fetched = 0;
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Json(
            200, $$"""{"access_token":"t-{{++fetched}}","expires_in":{{expiresIn}}}"""));
        var time = new FakeTimeProvider();
        var source = Source(server, Contract.Guide, time);
        await source.GetAsync(default);
        time.Advance(TimeSpan.FromSeconds(stillGood));
        Assert.Equal("t-1", await TokenAsync(source));
        time.Advance(TimeSpan.FromSeconds(renewed - stillGood));
        Assert.Equal("t-2", await TokenAsync(source));
        Assert.Equal(2, fetched);
    }

    [Fact]
    public async Task Forgets_a_token_that_was_rejected_and_only_that_one()
    {
        var fetched = 0;
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Json(
            200, $$"""{"access_token":"t-{{++fetched}}","expires_in":600}"""));
        var source = Source(server, Contract.Guide);
        var first = Assert.IsType<TokenOutcome.Granted>(await source.GetAsync(default)).Token;
        source.Reject(first);
        Assert.Equal("t-2", await TokenAsync(source));

        // A slow call with the old token must not throw the new one away.
        source.Reject(first);
        Assert.Equal("t-2", await TokenAsync(source));
    }

    [Fact]
    public async Task Lets_one_caller_give_up_without_spoiling_it_for_the_others()
    {
        using var answer = new ManualResetEventSlim();
        await using var server = new ScriptedServer(_ =>
        {
            answer.Wait(TestContext.Current.CancellationToken);
            return ScriptedAnswer.Json(200, """{"access_token":"t","expires_in":600}""");
        });
        var source = Source(server, Contract.Guide);
        using var cancel = new CancellationTokenSource();
        var impatient = source.GetAsync(cancel.Token).AsTask();
        var patient = source.GetAsync(default).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        answer.Set();
        Assert.IsType<TokenOutcome.Granted>(await patient);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(
        400,
        """{"error":"invalid_client","description":"client not found","error_description":"client not found"}""",
        typeof(CallOutcome.Unauthorized),
        "OD4022",
        1)]
    [InlineData(
        401,
        """{"error":"invalid_client","description":"authentication """ +
        """failed","error_description":"authentication failed"}""",
        typeof(CallOutcome.Unauthorized),
        "OD4021",
        1)]
    [InlineData(
        400,
        """{"error":"invalid_request","error_description":"rate limit exceeded; try later"}""",
        typeof(CallOutcome.Throttled),
        "OD4023",
        4)]
    [InlineData(429, "{}", typeof(CallOutcome.Throttled), "OD4023", 4)]
    [InlineData(401, "no such client", typeof(CallOutcome.Unauthorized), "OD4024", 1)]
    [InlineData(403, "", typeof(CallOutcome.Unauthorized), "OD4024", 1)]
    [InlineData(404, "<html>", typeof(CallOutcome.NotSent), "OD4024", 1)]
    [InlineData(500, "oops", typeof(CallOutcome.NotSent), "OD4024", 4)]
    [InlineData(200, "<html>", typeof(CallOutcome.NotSent), "OD4024", 1)]
    [InlineData(200, "{}", typeof(CallOutcome.NotSent), "OD4024", 1)]
    [InlineData(200, """{"access_token":"a\nb","expires_in":5}""", typeof(CallOutcome.NotSent), "OD4024", 1)]
    public async Task Tells_failures_apart_and_dials_nothing(
        int status, string body, Type expected, string rule, int asked)
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Json(status, body));
        using var client = Client.For(server);
        var outcome = await client.PlaceAsync(Client.Call);
        Assert.IsType(expected, outcome);
        Assert.Equal((rule, 0), (outcome.Diagnostics[0].Rule.Id, outcome.AttemptCount));
        Assert.Equal(status, outcome.Response!.Status);
        Assert.Contains($"{status}", outcome.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Empty(server.Calls);
        Assert.Equal(asked, server.Requests.Count);
    }

    [Fact]
    public async Task Says_that_the_login_service_was_not_reached()
    {
        Uri unreachable;
        await using (var gone = new ScriptedServer(_ => new ScriptedAnswer.Reset()))
        {
            unreachable = gone.Url;
        }

        using var client = new CallClient(Client.Options(unreachable), new CallClientServices { Time = Client.Time() });
        var outcome = Assert.IsType<CallOutcome.NotSent>(await client.PlaceAsync(Client.Call));
        Assert.Equal(("OD4040", 0), (outcome.Diagnostics[0].Rule.Id, outcome.AttemptCount));
    }

    [Fact]
    public async Task Gives_up_on_a_login_service_that_says_nothing()
    {
        await using var server = new ScriptedServer(_ => new ScriptedAnswer.Silence());
        var time = new FakeTimeProvider();
        var options = Client.Options(server.Url);
        options.Retry.MaxAttempts = 1;
        using var client = new CallClient(options, new CallClientServices { Time = time });
        var placing = client.PlaceAsync(Client.Call);
        await server.ArrivedAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(31));
        var reason = Assert.IsType<CallOutcome.NotSent>(await placing).Diagnostics[0];
        Assert.Equal("OD4024", reason.Rule.Id);
        Assert.Contains("gave no answer in time", reason.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not reached", reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_the_secret_out_of_what_the_login_service_sends_back()
    {
        await using var server = new ScriptedServer(request => ScriptedAnswer.Text(
            400, $"{request.Body} {request.Headers.GetValueOrDefault("Authorization")} {Client.Secret}"));
        foreach (var contract in new[] { Contract.Guide, Contract.Platform })
        {
            using var client = Client.For(server, contract: contract);
            var outcome = await client.PlaceAsync(Client.Call);
            var shown = outcome.Response!.Body + string.Join("", outcome.Diagnostics);
            Assert.DoesNotContain("s3cr3t", shown, StringComparison.Ordinal);
            var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"client-1:{Client.Secret}"));
            Assert.DoesNotContain(pair, shown, StringComparison.Ordinal);
        }
    }

    private static async Task<string> TokenAsync(GrantTokenSource source) =>
        Assert.IsType<TokenOutcome.Granted>(await source.GetAsync(default)).Token.Value.Reveal();

    private GrantTokenSource Source(ScriptedServer server, Contract contract, TimeProvider? time = null)
    {
        var options = Client.Options(server.Url, contract);
        var settings = SettingsReader.Read(options, tokensElsewhere: false, out _)!;
        time ??= Client.Time();
        var retry = new RetryPolicy(options.Retry, time, NullLogger.Instance);
        var requester = new TokenRequester(() => _http, settings, options.AttemptTimeout, time);
        return new GrantTokenSource(requester, settings, store: null, retry, time, NullLogger.Instance);
    }
}
