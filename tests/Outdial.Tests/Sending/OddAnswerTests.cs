using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>Answers, machines and applications that are not as they should be.</summary>
public sealed class OddAnswerTests
{
    private static readonly ScriptedAnswer Yes = ScriptedAnswer.Json(200, """{"id":"c-1"}""");

    public static TheoryData<ScriptedAnswer> Failures() => new()
    {
        ScriptedAnswer.Json(502, "{}"),
        new ScriptedAnswer.Reset(),
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_repeating_handler_of_the_whole_host_rings_once(ScriptedAnswer failure)
    {
        await using var server = ScriptedServer.WithTokens(_ => failure);
        await using var container = Container(server, services =>
            services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new RepeatingHandler())));
        var outcome = await container.GetRequiredService<ICallClient>().PlaceAsync(Client.Call);
        Assert.IsType<CallOutcome.Unknown>(outcome);
        Assert.Single(server.Calls, call => call.Body.Length > 0);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_or_without_a_container()
    {
        ScriptedServer? server = null;
        server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Text(307, "", $"Location: {server!.Url}elsewhere"));
        await using (server)
        {
            using var client = Client.For(server);
            Assert.IsType<CallOutcome.Unknown>(await client.PlaceAsync(Client.Call));
            await using var container = Container(server, _ => { });
            var contained = container.GetRequiredService<ICallClient>();
            Assert.IsType<CallOutcome.Unknown>(await contained.PlaceAsync(Client.Call));
            Assert.Equal(2, server.Calls.Count);
            Assert.DoesNotContain(server.Requests, request => request.Path == "/elsewhere");
        }
    }

    [Theory]
    [InlineData(200, "[]")]
    [InlineData(200, "null")]
    [InlineData(200, "\"x\"")]
    [InlineData(200, "{\"access_token\":\"a\\ud800\"}")]
    [InlineData(200, "{\"access_token\":7}")]
    [InlineData(400, "[1]")]
    [InlineData(400, "{\"error\":\"invalid_client\",\"error_description\":\"\\ud800\"}")]
    [InlineData(401, "{\"\\ud800\":1}")]
    public async Task A_login_service_may_answer_anything(int status, string body)
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Json(status, body));
        using var client = Client.For(server);
        var outcome = await client.PlaceAsync(Client.Call);
        Assert.Equal("OD4024", outcome.Diagnostics[0].Rule.Id);
        Assert.Empty(server.Calls);
    }

    [Theory]
    [InlineData(400, "{\"message\":\"\\ud800\"}", typeof(CallOutcome.Refused))]
    [InlineData(200, "\uFEFF{\"id\":\"c-1\"}", typeof(CallOutcome.Placed))]
    [InlineData(200, "{\"id\":\"\\ud800\"}", typeof(CallOutcome.Unknown))]
    public async Task The_service_may_answer_anything(int status, string body, Type expected)
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(status, body));
        using var client = Client.For(server);
        Assert.IsType(expected, await client.PlaceAsync(Client.Call));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_body_that_cannot_be_unpacked_does_not_hide_a_refusal(string encoding)
    {
        await using var server = ScriptedServer.WithTokens(_ =>
            ScriptedAnswer.Text(
                400, "not packed", $"Content-Encoding: {encoding}", "Genesys-Correlation-Id: corr-2"));
        using var client = Client.For(server);
        var outcome = Assert.IsType<CallOutcome.Refused>(await client.PlaceAsync(Client.Call));
        Assert.Equal("corr-2", outcome.Response!.CorrelationId);
    }

    [Theory]
    [InlineData(200, "gzip", "not packed", "OD4042")]
    [InlineData(202, "deflate", "not packed", "OD4042")]
    [InlineData(202, "gzip", "", "OD4042")]
    [InlineData(202, "br", "{\"id\":\"c\"", "OD4042")]
    [InlineData(503, "gzip", "not packed", "OD4043")]
    public async Task A_response_that_cannot_be_unpacked_is_not_called_lost(
        int status, string encoding, string body, string rule)
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Text(
            status, body, $"Content-Encoding: {encoding}", "ININ-Correlation-Id: corr-6"));
        using var client = Client.For(server);
        var outcome = Assert.IsType<CallOutcome.Unknown>(await client.PlaceAsync(Client.Call));
        Assert.Equal(rule, outcome.Diagnostics[0].Rule.Id);
        Assert.Equal((status, "corr-6"), (outcome.Response!.Status, outcome.Response.CorrelationId));
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task A_packed_answer_of_which_a_part_is_missing_is_lost()
    {
        await using var server = ScriptedServer.WithTokens(_ => new ScriptedAnswer.Bytes(
            "HTTP/1.1 202 Accepted\r\nContent-Encoding: gzip\r\nContent-Length: 50\r\n\r\n\u001f"u8.ToArray(),
            ThenClose: true));
        using var client = Client.For(server);
        var outcome = Assert.IsType<CallOutcome.Unknown>(await client.PlaceAsync(Client.Call));
        Assert.Equal("OD4041", outcome.Diagnostics[0].Rule.Id);
    }

    [Fact]
    public async Task A_pause_too_long_for_a_number_is_a_long_pause()
    {
        await using var server = ScriptedServer.WithTokens(_ =>
            ScriptedAnswer.Json(429, """{"contextId":"corr-3"}""", "Retry-After: 99999999999999"));
        using var client = Client.For(server);
        var outcome = Assert.IsType<CallOutcome.Throttled>(await client.PlaceAsync(Client.Call));
        Assert.Equal((1, "corr-3"), (server.Calls.Count, outcome.Response!.CorrelationId));
    }

    [Theory]
    [InlineData("""{"message":"got tok\/en+1"}""")]
    [InlineData("""{"message":"got tok\u002fen\u002b1"}""")]
    [InlineData("""{"errors":["got tok%2fen%2b1"]}""")]
    [InlineData("""{"details":[{"fieldName":"tok\/en+1"}]}""")]
    [InlineData("""{"message":"tok/en+1","raw":"tok\/en+1"}""")]
    [InlineData("""["tok\/en+1"]""")]
    [InlineData("""{"tok\/en+1":1}""")]
    public async Task A_secret_that_comes_back_in_another_spelling_is_taken_out(string body)
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(400, body));
        var tokens = new FixedTokenSource(new Secret("tok/en+1"));
        using var client = new CallClient(Client.Options(server.Url), new CallClientServices { Tokens = tokens });
        var outcome = await client.PlaceAsync(Client.Call);
        var answer = outcome.Response!;
        string?[] shown =
        [
            answer.Body, answer.Message, .. answer.Errors, .. answer.Details.Select(detail => detail.FieldName),
            .. outcome.Diagnostics.Select(finding => finding.ToString()),
        ];
        Assert.DoesNotContain(shown, text => text is not null && text.Contains("en", StringComparison.Ordinal) &&
            text.Contains("tok", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_that_comes_back_is_masked_in_the_explanation()
    {
        await using var server = ScriptedServer.WithTokens(_ =>
            ScriptedAnswer.Json(400, """{"code":"invalid.value","message":"Value [+12025550123] or 12025550123"}"""));
        using var client = Client.For(server, contract: Contract.Platform);
        var outcome = await client.PlaceAsync(Client.Call);
        Assert.Contains("[+1********23]", outcome.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain("2025550123", outcome.Diagnostics[0].ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("2025550123", outcome.Response!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_guides_other_faults_are_said_beside_the_participants()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(400,
            """{"errors":["participants","participants[0].participantAddress is bad","wrapUpCode is unknown"]}"""));
        using var client = Client.For(server);
        var outcome = await client.PlaceAsync(Client.Call);
        Assert.Equal(["OD4007", "OD4008"], outcome.Diagnostics.Take(2).Select(finding => finding.Rule.Id));
        Assert.Contains("wrapUpCode is unknown", outcome.Diagnostics[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_401_for_another_reason_is_not_replayed()
    {
        await using var server = ScriptedServer.WithTokens(_ =>
            ScriptedAnswer.Json(401, """{"code":"ip.not.authorized","contextId":"corr-4"}"""));
        using var client = Client.For(server);
        var outcome = Assert.IsType<CallOutcome.Unauthorized>(await client.PlaceAsync(Client.Call));
        Assert.Equal(("OD4013", "corr-4"), (outcome.Diagnostics[0].Rule.Id, outcome.Response!.CorrelationId));
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task A_fixed_token_that_is_refused_keeps_the_services_answer()
    {
        await using var server = ScriptedServer.WithTokens(_ =>
            ScriptedAnswer.Json(401, """{"code":"bad.credentials","contextId":"corr-5"}"""));
        using var client = new CallClient(
            Client.Options(server.Url), new CallClientServices { Tokens = new FixedTokenSource(new Secret("mine")) });
        var outcome = Assert.IsType<CallOutcome.Unauthorized>(await client.PlaceAsync(Client.Call));
        Assert.Equal((401, "corr-5"), (outcome.Response!.Status, outcome.Response.CorrelationId));
    }

    [Fact]
    public async Task What_was_remarked_of_a_call_is_still_said_when_it_is_placed()
    {
        await using var server = ScriptedServer.WithTokens(_ => Yes);
        using var client = Client.For(server);
        var outcome = await client.PlaceAsync(OutboundCall.To("+15551234567"));
        Assert.Equal("OD1013", Assert.Single(outcome.Diagnostics).Rule.Id);
    }

    [Fact]
    public async Task A_bug_in_a_users_handler_is_no_network_failure()
    {
        await using var server = ScriptedServer.WithTokens(_ => Yes);
        await using var container = Container(server, services => services.ConfigureHttpClientDefaults(http =>
            http.AddHttpMessageHandler(() => new ThrowingHandler())));
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            container.GetRequiredService<ICallClient>().PlaceAsync(Client.Call));
        Assert.Equal("boom", thrown.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("tok\u00E9n")]
    public void A_token_that_fits_no_header_is_refused_before_sending(string token)
    {
        Assert.Throws<ArgumentException>(() => new AccessToken(new Secret(token), default));
        Assert.Throws<ArgumentException>(() => new FixedTokenSource(new Secret(token)));
    }

    [Fact]
    public void Plain_http_to_this_machine_does_not_go_to_a_proxy()
    {
        var proxy = new LoopbackProxy(new WebProxy("http://proxy.example.com:8080"));
        foreach (var host in new[] { "http://127.0.0.1:9", "http://localhost", "http://[::1]:9", "https://127.0.0.1" })
        {
            Assert.True(proxy.IsBypassed(new Uri(host)), host);
            Assert.Null(proxy.GetProxy(new Uri(host)));
        }

        Assert.Equal("proxy.example.com", proxy.GetProxy(new Uri("https://api.mypurecloud.com"))!.Host);
        Assert.IsType<LoopbackProxy>(HttpDefaults.PrimaryHandler().Proxy);
    }

    private static ServiceProvider Container(ScriptedServer server, Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        configure(services);
        var given = Client.Options(server.Url);
        services.AddOutdial(options =>
        {
            (options.Contract, options.ClientId, options.ClientSecret) =
                (given.Contract, given.ClientId, given.ClientSecret);
            (options.LoginUrl, options.ApiUrl) = (given.LoginUrl, given.ApiUrl);
        });
        return services.BuildServiceProvider();
    }

    private sealed class ThrowingHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("boom");
    }
}
