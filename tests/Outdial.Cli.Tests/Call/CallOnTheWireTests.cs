using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

public sealed class CallOnTheWireTests
{
    private const string Skill = "11111111-1111-1111-1111-111111111111";
    private const string WrapUp = "22222222-2222-2222-2222-222222222222";

    private static readonly ScriptedAnswer Yes =
        ScriptedAnswer.Json(200, """{"id":"c-1","name":"x"}""", "ININ-Correlation-Id: corr-1");

    [Fact]
    public async Task Sends_the_guides_requests_where_an_organisation_is_set()
    {
        await using var server = ScriptedServer.WithTokens(_ => Yes);
        var result = await Cli.RunAsync(
            Cli.Environment(server.Url),
            "call",
            "+15551234567",
            "--skill",
            $"{Skill}:1",
            "--wrap-up-code",
            WrapUp,
            "--json");
        Assert.Equal(0, result.ExitCode);

        var (token, call) = (server.Requests[0], server.Requests[1]);
        Assert.Equal(("POST", "/oauth/token"), (token.Method, token.Path));
        Assert.Equal("grant_type=client_credentials&client_id=client-1&client_secret=hush-hush", token.Body);
        Assert.Equal(("POST", "/api/v2/conversations/calls"), (call.Method, call.Path));
        Assert.Equal("Bearer token-1", call.Headers["Authorization"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(call.Body), JsonNode.Parse($$$"""
            {
              "participants": [{"type": "external", "participantAddress": {"id": "+15551234567", "type": "phone"}}],
              "skillRequirements": [{"id": "{{{Skill}}}", "level": 1}],
              "wrapUpCode": {"id": "{{{WrapUp}}}"}
            }
            """)), call.Body);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Sends_the_platforms_requests_where_none_is_set()
    {
        await using var server = ScriptedServer.WithTokens(_ => Yes);
        var result = await Cli.RunAsync(Cli.Environment(server.Url, org: null), "call", "+15551234567", "--json");
        Assert.Equal(0, result.ExitCode);
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes("client-1:hush-hush"));
        Assert.Equal($"Basic {pair}", server.Requests[0].Headers["Authorization"]);
        Assert.Equal("""{"phoneNumber":"+15551234567"}""", Stamps.Without(server.Requests[1].Body));
        Assert.Contains("not.a.user", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advises_what_to_do_where_the_platform_has_no_field()
    {
        await using var server = ScriptedServer.WithTokens(_ => Yes);
        var result = await Cli.RunAsync(
            Cli.Environment(server.Url, org: null),
            "call",
            "+15551234567",
            "--skill",
            $"{Skill}:1",
            "--wrap-up-code",
            WrapUp);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("error[OD2203] routing-without-queue", result.Error, StringComparison.Ordinal);
        Assert.Contains("  --> --skill", result.Error, StringComparison.Ordinal);
        Assert.Contains("error[OD2202] wrap-up-on-create", result.Error, StringComparison.Ordinal);
        Assert.Contains("outdial call --wait", result.Error, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    public static TheoryData<ScriptedAnswer, int, string> Outcomes() => new()
    {
        { Yes, 0, "placed" },
        {
            ScriptedAnswer.Json(
                400, """{"errors":["participants","participants[0].participantAddress is malformed"]}"""),
            1,
            "refused"
        },
        { ScriptedAnswer.Json(409, """{"code":"request.conflict"}"""), 1, "refused" },
        { ScriptedAnswer.Json(401, "{}"), 4, "unauthorized" },
        { ScriptedAnswer.Json(403, """{"message":"Insufficient permissions"}"""), 4, "unauthorized" },
        { ScriptedAnswer.Json(429, "{}", "Retry-After: 100000"), 5, "throttled" },
        { ScriptedAnswer.Text(503, "<html>not JSON</html>"), 6, "unknown" },
        { new ScriptedAnswer.Reset(), 6, "unknown" },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Has_an_exit_code_and_a_whole_object_for_every_outcome(
        ScriptedAnswer answer, int exitCode, string outcome)
    {
        await using var server = ScriptedServer.WithTokens(_ => answer);
        var result = await Cli.RunAsync(Cli.Environment(server.Url), "call", "+12025550123", "--json");
        Assert.Equal(exitCode, result.ExitCode);
        var json = Fields(result.Out);
        Assert.Equal(outcome, json.GetProperty("outcome").GetString());
        Assert.Equal("guide", json.GetProperty("contract").GetString());
        Assert.Equal(JsonValueKind.Object, json.GetProperty("request").ValueKind);
        Assert.True(json.GetProperty("attempts").GetInt32() >= 1);
        var severities = json.GetProperty("diagnostics").EnumerateArray()
            .Select(finding => finding.GetProperty("severity").GetString());
        Assert.Equal(outcome == "placed", severities.All(severity => severity != "error"));

        var words = await Cli.RunAsync(Cli.Environment(server.Url), "call", "+12025550123");
        Assert.Equal(exitCode, words.ExitCode);
        Assert.Equal(outcome == "placed" ? "c-1\n" : "", words.Out);
        Assert.Equal(outcome == "unknown", words.Error.Contains("may be ringing", StringComparison.Ordinal));
        var shown = result.Out + result.Error + words.Out + words.Error;
        Assert.DoesNotContain("hush-hush", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("token-1", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Caps_a_pause_at_a_year()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(
            429, """{"code":"too.many.requests"}""", "Retry-After: 99999999999999"));
        var words = await Cli.RunAsync(Cli.Environment(server.Url), "call", "+12025550123");
        Assert.Contains("It asks to wait a year or more.", words.Error, StringComparison.Ordinal);
        Assert.Contains("The service asks to wait a year or more.", words.Error, StringComparison.Ordinal);
        var json = await Cli.RunAsync(Cli.Environment(server.Url), "call", "+12025550123", "--json");
        var error = Fields(json.Out).GetProperty("error");
        Assert.Equal(31_536_000, error.GetProperty("retryAfterSeconds").GetDouble());
    }

    [Fact]
    public async Task Ends_with_7_where_no_service_answers()
    {
        Uri unreachable;
        await using (var gone = new ScriptedServer(_ => Yes))
        {
            unreachable = gone.Url;
        }

        var result = await Cli.RunAsync(Cli.Environment(unreachable), "call", "+12025550123", "--json");
        Assert.Equal(7, result.ExitCode);
        Assert.Equal("notSent", Fields(result.Out).GetProperty("outcome").GetString());
        Assert.Contains("Trying again", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_a_wrong_secret_with_the_services_message()
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Json(
            401, """{"error":"invalid_client","error_description":"authentication failed"}"""));
        var result = await Cli.RunAsync(Cli.Environment(server.Url), "call", "+12025550123");
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("error[OD4021] wrong-secret", result.Error, StringComparison.Ordinal);
        Assert.Contains("401", result.Error, StringComparison.Ordinal);
        Assert.Contains("authentication failed", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_what_is_missing_and_mentions_the_sandbox()
    {
        var result = await Cli.RunAsync("call", "+12025550123");
        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains("GENESYS_CLIENT_ID is not set", result.Error, StringComparison.Ordinal);
        Assert.Contains("GENESYS_CLIENT_SECRET is not set", result.Error, StringComparison.Ordinal);
        Assert.Contains("--sandbox", result.Error, StringComparison.Ordinal);

        var json = await Cli.RunAsync("call", "+12025550123", "--json");
        Assert.Equal(2, json.ExitCode);
        Assert.Equal("notSent", Fields(json.Out).GetProperty("outcome").GetString());
    }

    private const string Stamped =
        """{"phoneNumber":"+12025550123","attributes":{"outdialAttempt":"<stamp>"}}""";

    [Fact]
    public async Task Does_all_but_send_on_a_dry_run()
    {
        var result = await Cli.RunAsync("call", "+12025550123", "--dry-run", "--json");
        Assert.Equal(0, result.ExitCode);
        var json = Fields(result.Out);
        Assert.Equal(("dryRun", 0), (json.GetProperty("outcome").GetString(), json.GetProperty("attempts").GetInt32()));
        Assert.Equal(Stamped, json.GetProperty("request").GetRawText());

        var environment = new Dictionary<string, string> { ["GENESYS_USER_ID"] = Skill };
        var words = await Cli.RunAsync(environment, "call", "+12025550123", "--dry-run");
        Assert.Equal(Stamped + "\n", words.Out);
        Assert.Contains($"/api/v2/conversations/calls/user/{Skill}", words.Error, StringComparison.Ordinal);

        Assert.Equal(3, (await Cli.RunAsync("call", "+12025550123", "--dry-run", "--wrap-up-code", WrapUp)).ExitCode);
        Assert.Equal(3, (await Cli.RunAsync("call", "911", "--dry-run")).ExitCode);
        Assert.Equal(2, (await Cli.RunAsync("call", "+12025550123", "--dry-run", "--contract", "both")).ExitCode);
    }

    [Fact]
    public async Task Says_in_a_dry_run_which_settings_are_wrong()
    {
        await using var server = ScriptedServer.WithTokens(_ => Yes);
        var environment = Cli.Environment(server.Url, org: null);
        var warned = await Cli.RunAsync(environment, "call", "+12025550123", "--dry-run");
        Assert.Contains("warning[OD2206]", warned.Error, StringComparison.Ordinal);
        environment["GENESYS_USER_ID"] = "nonsense";
        var wrong = await Cli.RunAsync(environment, "call", "+12025550123", "--dry-run");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("GENESYS_USER_ID is not a GUID", wrong.Error, StringComparison.Ordinal);
        Assert.Empty(server.Requests);

        // To see the request needs no account: what is missing is not said beside what is wrong.
        var lone = new Dictionary<string, string> { ["GENESYS_USER_ID"] = "nonsense" };
        var alone = await Cli.RunAsync(lone, "call", "+12025550123", "--dry-run", "--json");
        Assert.Equal(2, alone.ExitCode);
        Assert.Equal(
            ["GENESYS_USER_ID"],
            Fields(alone.Out).GetProperty("diagnostics").EnumerateArray()
                .Select(finding => finding.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task Lets_the_option_override_the_environments_contract()
    {
        await using var server = ScriptedServer.WithTokens(_ => Yes);
        var environment = Cli.Environment(server.Url);
        environment["GENESYS_CONTRACT"] = "guide";
        var result = await Cli.RunAsync(
            environment, "call", "+12025550123", "--contract", "platform", "--caller-name", "Support", "--json");
        Assert.Equal("platform", Fields(result.Out).GetProperty("contract").GetString());
        Assert.Equal(
            """{"phoneNumber":"+12025550123","callerIdName":"Support"}""", Stamps.Without(server.Calls[0].Body));
    }

    [Fact]
    public async Task Shows_an_unreadable_success_without_control_characters()
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Text(200, "<html>\u001b[31m</html>"));
        var json = await Cli.RunAsync(Cli.Environment(server.Url), "call", "+12025550123", "--json");
        var body = Fields(json.Out).GetProperty("error").GetProperty("body").GetString()!;
        Assert.Contains("<html>", body, StringComparison.Ordinal);

        await using var loud = ScriptedServer.WithTokens(_ =>
            ScriptedAnswer.Json(409, """{"code":"request.conflict","message":"\u001b[31mred\n2nd"}"""));
        var words = await Cli.RunAsync(Cli.Environment(loud.Url), "call", "+12025550123");
        Assert.DoesNotContain('\u001b', words.Error);
        Assert.Contains("\\u{1B}[31mred\\n2nd", words.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("call", "+12025550123", "--contract", "both", "--sandbox")]
    [InlineData("call", "+12025550123", "--contract", "both")]
    [InlineData("call", "+12025550123", "--contract", "both", "--dry-run")]
    public async Task Refuses_a_contract_that_is_neither(params string[] args)
    {
        var result = await Cli.RunAsync(args);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("OD5005", result.Error, StringComparison.Ordinal);
    }

    private static JsonElement Fields(string output)
    {
        var json = JsonDocument.Parse(output).RootElement;
        Assert.Equal(
            [
                "outcome",
                "conversationId",
                "status",
                "contract",
                "attempts",
                "correlationId",
                "request",
                "error",
                "diagnostics",
                "recorded",
                "verdict",
                "legs",
                "wrapUp",
            ],
            json.EnumerateObject().Select(field => field.Name));
        return json;
    }
}
