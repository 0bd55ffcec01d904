using Outdial.TestSupport;

namespace Outdial.Tests;

public sealed class CallClientTests
{
    private static readonly ScriptedAnswer Yes =
        ScriptedAnswer.Json(200, """{"id":"c-1"}""", "ININ-Correlation-Id: corr-1");

    [Fact]
    public async Task Places_a_call_once()
    {
        await using var server = ScriptedServer.WithTokens(_ => Yes);
        using var client = Client.For(server);
        var outcome = Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call));
        Assert.Equal(("c-1", 1), (outcome.ConversationId, outcome.AttemptCount));
        Assert.Equal(("corr-1", 200), (outcome.Response!.CorrelationId, outcome.Response.Status));
        var call = Assert.Single(server.Calls);
        Assert.Equal("POST", call.Method);
        Assert.Equal("Bearer token-1", call.Headers["Authorization"]);
        Assert.StartsWith("application/json", call.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(outcome.Request!.BodyText, call.Body);
    }

    [Fact]
    public async Task Sends_nothing_for_a_call_that_is_wrong()
    {
        await using var server = ScriptedServer.WithTokens(_ => Yes);
        using var client = Client.For(server);
        Assert.IsType<CallOutcome.Invalid>(await client.PlaceAsync(OutboundCall.To("ext:911")));
        Assert.IsType<CallOutcome.Invalid>(await client.PlaceAsync(OutboundCall.To("ext:4021")));
        var text = Assert.IsType<CallOutcome.Invalid>(await client.PlaceAsync(OutboundCall.To("555-123-4567")));
        Assert.Equal("OD1003", Assert.Single(text.Diagnostics).Rule.Id);
        Assert.IsType<CallOutcome.Invalid>(
            await client.PlaceAsync(OutboundCall.To("555-123-4567"), CallKey.Parse("order-4711")));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>", null)]
    [InlineData("", null)]
    [InlineData("{", null)]
    [InlineData("[]", null)]
    [InlineData("{\"id\":7}", null)]
    [InlineData("{\"id\":\"\"}", null)]
    [InlineData("{\"name\":\"x\"}", null)]
    [InlineData("{\"id\":\"c-9\",\"extra\":[1]}", "c-9")]
    public async Task Takes_a_success_for_placed_only_with_an_id(string body, string? id)
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Text(202, body));
        using var client = Client.For(server);
        var outcome = await client.PlaceAsync(Client.Call);
        Assert.Equal(id, (outcome as CallOutcome.Placed)?.ConversationId);
        Assert.Equal(body, outcome.Response!.Body);
        Assert.Equal(
            id is null, outcome is CallOutcome.Unknown && outcome.Diagnostics[0].Rule == ServiceRules.AnswerUnreadable);
        Assert.Single(server.Calls);
    }

    // The heart of the matter: whatever happens once the request has left, it is not sent again.
    public static TheoryData<string, Type> AfterTheRequestLeft() => new()
    {
        { "reset", typeof(CallOutcome.Unknown) },
        { "truncated 202", typeof(CallOutcome.Unknown) },
        { "truncated 500", typeof(CallOutcome.Unknown) },
        { "truncated 400", typeof(CallOutcome.Refused) },
        { "500", typeof(CallOutcome.Unknown) },
        { "502", typeof(CallOutcome.Unknown) },
        { "503", typeof(CallOutcome.Unknown) },
        { "504", typeof(CallOutcome.Unknown) },
        { "408", typeof(CallOutcome.Unknown) },
        { "307", typeof(CallOutcome.Unknown) },
        { "400", typeof(CallOutcome.Refused) },
        { "403", typeof(CallOutcome.Unauthorized) },
        { "404", typeof(CallOutcome.Refused) },
        { "409", typeof(CallOutcome.Refused) },
        { "413", typeof(CallOutcome.Refused) },
        { "415", typeof(CallOutcome.Refused) },
        { "422", typeof(CallOutcome.Unknown) },
    };

    [Theory]
    [MemberData(nameof(AfterTheRequestLeft))]
    public async Task Never_sends_a_call_again_once_it_may_have_been_acted_on(string what, Type expected)
    {
        await using var server = ScriptedServer.WithTokens(_ => what.Split(' ') switch
        {
            ["reset"] => new ScriptedAnswer.Reset(),
            ["truncated", var status] => ScriptedAnswer.Truncated(Status(status), """{"id":"c-1"}""", missing: 5),
            ["307"] => ScriptedAnswer.Text(307, "", "Location: http://127.0.0.1:1/elsewhere"),
            [var status] => ScriptedAnswer.Json(
                Status(status), """{"message":"no","code":"internal.server.error"}"""),
            _ => throw new ArgumentException(what),
        });
        using var client = Client.For(server);
        var outcome = await client.PlaceAsync(Client.Call);
        Assert.IsType(expected, outcome);
        Assert.Equal(1, outcome.AttemptCount);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task Says_after_silence_that_the_phone_may_be_ringing()
    {
        await using var server = ScriptedServer.WithTokens(_ => new ScriptedAnswer.Silence());
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        using var client = Client.For(server, time);
        var placing = client.PlaceAsync(Client.Call);
        await server.ArrivedAsync(TestContext.Current.CancellationToken);
        await server.ArrivedAsync(TestContext.Current.CancellationToken);
        Assert.False(placing.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(31));
        var outcome = Assert.IsType<CallOutcome.Unknown>(await placing);
        Assert.Equal("OD4041", outcome.Diagnostics[0].Rule.Id);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task Says_unknown_when_cancelled_after_the_request_left()
    {
        await using var server = ScriptedServer.WithTokens(_ => new ScriptedAnswer.Silence());
        using var client = Client.For(server);
        using var cancel = new CancellationTokenSource();
        var placing = client.PlaceAsync(Client.Call, cancel.Token);
        await server.ArrivedAsync(TestContext.Current.CancellationToken);
        await server.ArrivedAsync(TestContext.Current.CancellationToken);
        await cancel.CancelAsync();
        Assert.Equal("OD4044", Assert.IsType<CallOutcome.Unknown>(await placing).Diagnostics[0].Rule.Id);
    }

    [Fact]
    public async Task Throws_when_cancelled_before_the_request_left()
    {
        await using var server = new ScriptedServer(_ => new ScriptedAnswer.Silence());
        using var client = Client.For(server);
        using var cancel = new CancellationTokenSource();
        var placing = client.PlaceAsync(Client.Call, cancel.Token);
        await server.ArrivedAsync(TestContext.Current.CancellationToken);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => placing);
        Assert.Empty(server.Calls);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.PlaceAsync(Client.Call, cancel.Token));
    }

    [Fact]
    public async Task Repeats_a_refused_connection_then_says_nothing_dialled()
    {
        await using var tokens = ScriptedServer.WithTokens(_ => Yes);
        Uri unreachable;
        await using (var gone = new ScriptedServer(_ => Yes))
        {
            unreachable = gone.Url;
        }

        var time = Client.Time();
        var options = Client.Options(tokens.Url);
        options.ApiUrl = unreachable;
        using var client = new CallClient(options, new CallClientServices { Time = time });
        var outcome = Assert.IsType<CallOutcome.NotSent>(await client.PlaceAsync(Client.Call));
        Assert.Equal(("OD4040", 4), (outcome.Diagnostics[0].Rule.Id, outcome.AttemptCount));
        Assert.Equal(3, time.Pauses.Count);
        AssertGrowing(time.Pauses);
    }

    [Fact]
    public async Task Waits_as_long_as_a_429_asks_and_tries_again()
    {
        var answers = new Queue<ScriptedAnswer>(
        [
            ScriptedAnswer.Json(429, "{}", "Retry-After: 42"),
            ScriptedAnswer.Json(429, "{}", "Retry-After: 7"),
            Yes,
        ]);
        await using var server = ScriptedServer.WithTokens(_ => answers.Dequeue());
        var time = Client.Time();
        using var client = Client.For(server, time);
        Assert.Equal(3, Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call)).AttemptCount);
        Assert.Equal([TimeSpan.FromSeconds(42), TimeSpan.FromSeconds(7)], time.Pauses);
    }

    [Theory]
    [InlineData("Retry-After: 0")]
    [InlineData("Retry-After: -5")]
    [InlineData("Retry-After: soon")]
    [InlineData("Retry-After: Tue, 01 Sep 2026 09:00:00 GMT")]
    public async Task Never_tries_again_at_once_whatever_a_429_says(string header)
    {
        var answers = new Queue<ScriptedAnswer>([ScriptedAnswer.Json(429, "{}", header), Yes]);
        await using var server = ScriptedServer.WithTokens(_ => answers.Dequeue());
        var time = Client.Time();
        using var client = Client.For(server, time);
        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call));
        AssertGrowing(time.Pauses);
        Assert.Single(time.Pauses);
    }

    [Fact]
    public async Task Keeps_the_correlation_id_of_an_answer_whose_body_was_lost()
    {
        await using var server = ScriptedServer.WithTokens(_ => new ScriptedAnswer.Bytes(
            "HTTP/1.1 202 Accepted\r\nININ-Correlation-Id: corr-7\r\nContent-Length: 50\r\n\r\n{"u8.ToArray(),
            ThenClose: true));
        using var client = Client.For(server);
        var outcome = Assert.IsType<CallOutcome.Unknown>(await client.PlaceAsync(Client.Call));
        Assert.Equal((202, "corr-7"), (outcome.Response!.Status, outcome.Response.CorrelationId));
    }

    [Fact]
    public async Task Waits_until_the_date_that_a_429_names()
    {
        var time = Client.Time();
        var until = time.GetUtcNow().AddSeconds(90);
        var answers = new Queue<ScriptedAnswer>([ScriptedAnswer.Json(429, "{}", $"Retry-After: {until:R}"), Yes]);
        await using var server = ScriptedServer.WithTokens(_ => answers.Dequeue());
        using var client = Client.For(server, time);
        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call));
        Assert.Equal([TimeSpan.FromSeconds(90)], time.Pauses);
    }

    [Fact]
    public async Task Backs_off_after_429_and_gives_up_at_a_bound()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(429, "{}"));
        var time = Client.Time();
        using var client = Client.For(server, time);
        var outcome = Assert.IsType<CallOutcome.Throttled>(await client.PlaceAsync(Client.Call));
        Assert.Equal((4, 4), (outcome.AttemptCount, server.Calls.Count));
        AssertGrowing(time.Pauses);
    }

    [Fact]
    public async Task Says_throttled_at_once_when_the_pause_asked_for_is_too_long()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(429, "{}", "Retry-After: 7200"));
        var time = Client.Time();
        using var client = Client.For(server, time);
        var outcome = Assert.IsType<CallOutcome.Throttled>(await client.PlaceAsync(Client.Call));
        Assert.Equal(TimeSpan.FromHours(2), outcome.Response!.RetryAfter);
        Assert.Single(server.Calls);
        Assert.Empty(time.Pauses);
    }

    [Fact]
    public async Task Renews_a_refused_token_once_and_replays_the_call()
    {
        var tokens = 0;
        await using var server = new ScriptedServer(request => request.Path == "/oauth/token"
            ? ScriptedAnswer.Json(
                200, $$"""{"access_token":"token-{{++tokens}}","token_type":"bearer","expires_in":86400}""")
            : request.Headers["Authorization"] == "Bearer token-2"
                ? Yes
                : ScriptedAnswer.Json(401, """{"code":"bad.credentials"}"""));
        using var client = Client.For(server);
        Assert.Equal(2, Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call)).AttemptCount);
        Assert.Equal((2, 2), (tokens, server.Calls.Count));
    }

    [Fact]
    public async Task Takes_a_second_401_for_an_answer()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(
            401, """{"code":"bad.credentials","message":"Invalid login credentials."}"""));
        using var client = Client.For(server);
        var outcome = Assert.IsType<CallOutcome.Unauthorized>(await client.PlaceAsync(Client.Call));
        Assert.Equal(("OD4020", 2, 2), (outcome.Diagnostics[0].Rule.Id, outcome.AttemptCount, server.Calls.Count));
    }

    [Fact]
    public async Task Renews_a_token_once_for_all_attempts_of_a_call()
    {
        var answers = new Queue<ScriptedAnswer>(
        [
            ScriptedAnswer.Json(401, """{"code":"bad.credentials"}"""),
            ScriptedAnswer.Json(429, "{}"),
            ScriptedAnswer.Json(401, """{"code":"bad.credentials"}"""),
        ]);
        await using var server = ScriptedServer.WithTokens(_ => answers.Dequeue());
        using var client = Client.For(server);
        var outcome = Assert.IsType<CallOutcome.Unauthorized>(await client.PlaceAsync(Client.Call));
        Assert.Equal(
            ["token-rejected", "throttled", "not-let-in"], outcome.Attempts.Select(attempt => attempt.Decision));
    }

    [Fact]
    public async Task Does_not_replay_with_a_token_that_cannot_be_renewed()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(401, "{}"));
        var mine = new FixedTokenSource(new Secret("mine"));
        using var client = new CallClient(Client.Options(server.Url), new CallClientServices { Tokens = mine });
        var outcome = Assert.IsType<CallOutcome.Unauthorized>(await client.PlaceAsync(Client.Call));
        Assert.Equal("OD4020", outcome.Diagnostics[0].Rule.Id);
        Assert.Single(server.Calls);
        Assert.Equal("Bearer mine", server.Calls[0].Headers["Authorization"]);
    }

    [Fact]
    public async Task Warns_of_client_credentials_without_a_user_and_sends()
    {
        await using var server = ScriptedServer.WithTokens(_ => Yes);
        using var client = Client.For(server, contract: Contract.Platform);
        var plain = await client.PlaceAsync(Client.Call);
        Assert.Contains(
            plain.Diagnostics, warning => warning.Rule.Id == "OD2206" && warning.Severity == Severity.Warning);
        var forUser = await client.PlaceAsync(Client.Call with { OnBehalfOfUser = Guid.NewGuid() });
        Assert.DoesNotContain(forUser.Diagnostics, warning => warning.Rule.Id == "OD2206");
        Assert.Equal(2, server.Calls.Count);
    }

    [Fact]
    public async Task Calls_for_the_user_of_the_settings()
    {
        await using var server = ScriptedServer.WithTokens(_ => Yes);
        var options = Client.Options(server.Url, Contract.Platform);
        options.UserId = new Guid("5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11");
        using var client = new CallClient(options);
        await client.PlaceAsync(Client.Call);
        Assert.Equal("/api/v2/conversations/calls/user/5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11", server.Calls[0].Path);
    }

    [Fact]
    public async Task Keeps_a_gateways_path()
    {
        await using var server = new ScriptedServer(request =>
            request.Path.EndsWith("/oauth/token", StringComparison.Ordinal)
                ? ScriptedAnswer.Json(200, """{"access_token":"t","expires_in":600}""")
                : Yes);
        var options = Client.Options(server.Url);
        options.LoginUrl = new Uri($"{server.Url}gateway/login/");
        options.ApiUrl = new Uri($"{server.Url}gateway/api");
        using var client = new CallClient(options);
        Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(Client.Call));
        Assert.Equal(
            ["/gateway/login/oauth/token", "/gateway/api/api/v2/conversations/calls"],
            server.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task Takes_secrets_out_of_what_a_gateway_sends_back()
    {
        await using var server = ScriptedServer.WithTokens(request => ScriptedAnswer.Json(
            400, $$"""{"message":"bad {{request.Headers["Authorization"]}}"}"""));
        using var client = Client.For(server);
        var outcome = await client.PlaceAsync(Client.Call);
        var shown = outcome.Response!.Body + outcome.Response.Message + string.Join("", outcome.Diagnostics);
        Assert.DoesNotContain("token-1", shown, StringComparison.Ordinal);
        Assert.Contains("***", outcome.Response.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_masked_numbers_and_no_token()
    {
        var log = new LogRecorder();
        var answers = new Queue<ScriptedAnswer>([ScriptedAnswer.Json(401, "{}"), ScriptedAnswer.Json(429, "{}"), Yes]);
        await using var server = ScriptedServer.WithTokens(_ => answers.Dequeue());
        using var client = Client.For(server, logger: log);
        await client.PlaceAsync(Client.Call);
        Assert.Contains(log.Lines, line =>
            line.Contains("+1********23", StringComparison.Ordinal) &&
            line.Contains("corr-1", StringComparison.Ordinal));
        string[] hidden = ["2025550123", "token-1", Client.Secret];
        Assert.All(log.Lines, line => Assert.False(
            hidden.Any(secret => line.Contains(secret, StringComparison.Ordinal)), line));
    }

    [Fact]
    public async Task Bounds_the_memory_that_an_answer_may_take()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Text(400, new string('x', 3_000_000)));
        using var client = Client.For(server);
        var outcome = Assert.IsType<CallOutcome.Refused>(await client.PlaceAsync(Client.Call));
        Assert.Equal(65_536, outcome.Response!.Body.Length);
    }

    private static int Status(string digits) =>
        int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);

    // Half a pause is random: each is at least half of its full length, and at most all of it.
    private static void AssertGrowing(IReadOnlyList<TimeSpan> pauses)
    {
        for (var i = 0; i < pauses.Count; i++)
        {
            var full = TimeSpan.FromMilliseconds(500 << i);
            Assert.InRange(pauses[i], full / 10, full);
        }
    }
}
