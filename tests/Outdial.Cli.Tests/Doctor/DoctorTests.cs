using System.Text.Json;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>Broken accounts, each with its own remedy; nothing is dialled for any of them.</summary>
public sealed class DoctorTests
{
    private const string UnknownUser = "00000000-0000-4000-8000-0000000000ff";
    private const string Stationless = "00000000-0000-4000-8000-000000000021";
    private const string Powerless = "00000000-0000-4000-8000-000000000022";

    public static TheoryData<string, string, string, string, int> Broken() => new()
    {
        { "no client", "settings", "OD5001", "GENESYS_CLIENT_ID", 2 },
        { "no secret", "settings", "OD5001", "GENESYS_CLIENT_SECRET", 2 },
        { "region", "settings", "OD5002", "mypurecloud.com", 2 },
        { "insecure", "settings", "OD5004", "Use https", 2 },
        { "contract", "settings", "OD5005", "guide or platform", 2 },
        { "ca file", "settings", "OD5009", "PEM", 2 },
        { "proxy", "settings", "OD5010", "http://proxy.example.com:3128", 2 },
        { "refused", "login host", "OD4040", "region", 7 },
        { "untrusted", "login host", "OD4040", "certificate authorities", 7 },
        { "api gone", "API host", "OD4040", "region", 7 },
        { "unknown client", "token", "OD4022", "GENESYS_REGION", 4 },
        { "wrong secret", "token", "OD4021", "GENESYS_CLIENT_SECRET", 4 },
        { "signed out", "token", "OD4026", "outdial login", 4 },
        { "stale sign-in", "token", "OD4025", "outdial login", 4 },
        { "throttled", "token", "OD4023", "share one client", 5 },
        { "old token", "API", "OD4020", "may have expired", 4 },
        { "no user", "user", "OD2206", "--user", 1 },
        { "user unknown", "station", "OD4009", "id", 1 },
        { "no station", "station", "OD4005", "choose a phone", 1 },
        { "no scope", "scope conversations", "OD4004", "ticks conversations", 4 },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Says_what_is_broken_and_how_to_fix_it(
        string what, string subject, string rule, string remedy, int code)
    {
        await using var machine = await StartAsync(what);
        var result = await machine.RunAsync("doctor", "--json");
        var report = JsonDocument.Parse(result.Out).RootElement;
        var failures = Steps(report).Where(step => step.GetProperty("state").GetString() == "failure").ToList();
        var failure = Assert.Single(failures, step => step.GetProperty("rule").GetString() == rule);
        Assert.Equal(subject, failure.GetProperty("subject").GetString());
        Assert.Contains(
            remedy,
            $"{failure.GetProperty("message")} {failure.GetProperty("help")}",
            StringComparison.Ordinal);
        Assert.Equal(code, result.ExitCode);
        Assert.Equal(code, report.GetProperty("exitCode").GetInt32());
        Assert.Empty(machine.Sandbox.Phones);
        Assert.DoesNotContain(machine.Sandbox.ClientSecret, result.Out + result.Error, StringComparison.Ordinal);

        var words = await machine.RunAsync("doctor");
        Assert.Equal(code, words.ExitCode);
        Assert.Contains($"failure    {subject}: [{rule}] ", words.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_all_is_in_order_and_where_each_setting_came_from()
    {
        await using var machine = await StartAsync("");
        var result = await machine.RunAsync("doctor", "--for", "all");
        Assert.Equal(7, result.ExitCode); // the permissions of a client's own token can be seen nowhere
        Assert.Equal(
            "Not verified: permission conversation:agentlessCall:add or conversation:call:add, " +
            "permission conversation:participant:wrapup.\n",
            result.Error);
        Assert.Contains("GENESYS_CLIENT_SECRET = ***  (the environment)\n", result.Out, StringComparison.Ordinal);
        Assert.Contains($"GENESYS_USER_ID = {machine.Sandbox.UserId}  (the environment)\n", result.Out,
            StringComparison.Ordinal);
        Assert.DoesNotContain("failure", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", result.Out, StringComparison.Ordinal);
        Assert.Contains("Ann Example's phone is in use", result.Out, StringComparison.Ordinal);
        Assert.Contains("of 300 requests of this minute are used", result.Out, StringComparison.Ordinal);
        Assert.All(machine.Sandbox.Requests, entry => Assert.DoesNotContain(
            "POST /api/v2/conversations/calls", $"{entry.Method} {entry.Path}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Warns_of_what_calls_do_without()
    {
        await using var machine = await StartAsync("powerless");
        var result = await machine.RunAsync("doctor", "--for", "reconcile", "--for", "names");
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("An administrator adds one of them to a role", result.Out, StringComparison.Ordinal);
        Assert.Contains(
            "warning    permission routing:queue:view: [OD4003] The account lacks the permission routing:queue:view.",
            result.Out, StringComparison.Ordinal);
        Assert.Contains(
            "warning    permission analytics:conversationDetail:view or", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*", 0, "ok         permission conversation:conference:add: A role of the person has it.")]
    [InlineData("conversation:*:*", 0, "ok         permission conversation:conference:add:")]
    [InlineData("conversation:conference:add", 0, "ok         permission conversation:conference:add:")]
    [InlineData("conversation:conference:view", 4, "failure    permission conversation:conference:add: [OD4003]")]
    public async Task Verifies_the_permissions_of_a_person(string permission, int code, string line)
    {
        await using var machine = await Machine.StartAsync(new SandboxOptions
        {
            Organisation = new SandboxOrganisation { Users = [new() { Id = "ann", Permissions = [permission] }] },
        });
        var variables = machine.Variables;
        variables["GENESYS_ACCESS_TOKEN"] = machine.Sandbox.SignIn();
        variables["GENESYS_LOGIN_URL"] = variables["GENESYS_API_URL"] = machine.Sandbox.Url.OriginalString;

        var result = await machine.RunAsync("doctor");

        Assert.Equal((code, ""), (result.ExitCode, result.Error));
        Assert.Contains(line, result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("users/me")]
    [InlineData("tokens/me")]
    public async Task Is_not_content_where_it_could_not_ask(string path)
    {
        await using var machine = await Machine.StartAsync();
        var variables = machine.Variables;
        variables["GENESYS_ACCESS_TOKEN"] = machine.Sandbox.SignIn();
        variables["GENESYS_LOGIN_URL"] = variables["GENESYS_API_URL"] = machine.Sandbox.Url.OriginalString;
        machine.Sandbox.Faults.Add($"status=403,path=/api/v2/{path}");

        var result = await machine.RunAsync("doctor");

        Assert.Equal(7, result.ExitCode);
        Assert.Contains("Not verified: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Knows_scopes_that_the_published_API_does_not_have()
    {
        await using var machine = await StartAsync("invented scope");
        var result = await machine.RunAsync("doctor");
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("warning    scope conversation:call:write: [OD5031]", result.Out, StringComparison.Ordinal);
        Assert.Contains("failure    scope conversations: [OD4004]", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_the_guide_does_not_tell()
    {
        await using var machine = await StartAsync("");
        machine.Variables["GENESYS_CONTRACT"] = "guide";
        machine.Variables["GENESYS_ORG_ID"] = "acme";
        var result = await machine.RunAsync("doctor");
        Assert.Equal(7, result.ExitCode);
        Assert.Equal("Not verified: rights.\n", result.Error);
        Assert.Contains("unverified rights:", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sees_that_the_rate_is_nearly_used_up()
    {
        await using var machine = await StartAsync("rate");
        var result = await machine.RunAsync("doctor");
        Assert.Equal(7, result.ExitCode); // the rest could not be asked
        Assert.Contains("warning    rate: [OD4030]", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("doctor", "--for", "everything")]
    [InlineData("doctor", "--profile", "absent")]
    public async Task Refuses_what_is_not_there(params string[] args) =>
        Assert.Equal(2, (await Cli.RunAsync(args)).ExitCode);

    private static JsonElement.ArrayEnumerator Steps(JsonElement report) =>
        report.GetProperty("steps").EnumerateArray();

    private static async Task<Machine> StartAsync(string what)
    {
        var machine = await Machine.StartAsync(new SandboxOptions
        {
            Https = what == "untrusted",
            Limits = new SandboxLimits
            {
                TokensPerMinute = what == "throttled" ? 1 : null,
                RequestsPerMinute = what == "rate" ? 3 : 300,
            },
            Organisation = what is "no scope" or "invented scope"
                ? new SandboxOrganisation
                {
                    Clients =
                    [
                        new()
                        {
                            Id = "c-1",
                            Secret = "hush",
                            Scopes = ["user-basic-info", what == "no scope" ? "users" : "conversation:call:write"],
                        },
                    ],
                }
                : new SandboxOrganisation(),
        });
        var variables = machine.Variables;
        var url = machine.Sandbox.Url.OriginalString;
        (variables["GENESYS_LOGIN_URL"], variables["GENESYS_API_URL"]) = (url, url);
        (variables["GENESYS_CLIENT_ID"], variables["GENESYS_CLIENT_SECRET"]) =
            (machine.Sandbox.ClientId, machine.Sandbox.ClientSecret);
        variables["GENESYS_USER_ID"] = machine.Sandbox.UserId;
        await BreakAsync(what, machine);
        return machine;
    }

    private static async Task BreakAsync(string what, Machine machine)
    {
        var variables = machine.Variables;
        switch (what)
        {
            case "no client":
                variables.Remove("GENESYS_CLIENT_ID");
                break;
            case "no secret":
                variables.Remove("GENESYS_CLIENT_SECRET");
                break;
            case "region":
                variables.Remove("GENESYS_API_URL");
                variables["GENESYS_REGION"] = "atlantis";
                break;
            case "insecure":
                variables["GENESYS_API_URL"] = "http://api.example.com";
                break;
            case "contract":
                variables["GENESYS_CONTRACT"] = "both";
                break;
            case "ca file":
                variables["GENESYS_CA_FILE"] = machine.PathOf("none.pem");
                break;
            case "proxy":
                variables["HTTPS_PROXY"] = "ftp://user:sandbox-secret-not-a-real-one@proxy.example.com";
                break;
            case "refused":
                variables["GENESYS_LOGIN_URL"] = "http://127.0.0.1:9";
                break;
            case "api gone":
                variables["GENESYS_API_URL"] = "http://127.0.0.1:9";
                break;
            case "unknown client":
                variables["GENESYS_CLIENT_ID"] = "unknown";
                break;
            case "wrong secret":
                variables["GENESYS_CLIENT_SECRET"] = "guess";
                break;
            case "signed out":
                variables["GENESYS_GRANT"] = "user";
                break;
            case "stale sign-in":
                variables["GENESYS_REFRESH_TOKEN"] = "stale";
                break;
            case "throttled":
                using (var client = new CallClient(OutdialOptions.From(variables.GetValueOrDefault)))
                {
                    await client.FindAsync(NamedKind.Skill, "x", TestContext.Current.CancellationToken);
                }

                break;
            case "old token":
                variables["GENESYS_ACCESS_TOKEN"] = "expired";
                break;
            case "no user":
                variables.Remove("GENESYS_USER_ID");
                break;
            case "user unknown":
                variables["GENESYS_USER_ID"] = UnknownUser;
                break;
            case "no station":
                variables["GENESYS_USER_ID"] = Stationless;
                break;
            case "no scope":
                await SignInAsync(machine);
                break;
            case "powerless":
                variables["GENESYS_ACCESS_TOKEN"] = machine.Sandbox.SignIn(Powerless);
                break;
            case "invented scope":
                await SignInAsync(machine);
                break;
        }
    }

    // Through the client whose scopes are wanted.
    private static async Task SignInAsync(Machine machine)
    {
        using var ann = new Person();
        var options = OutdialOptions.From(machine.Variables.GetValueOrDefault);
        var request = SignInRequest.Create(options, new Uri("http://localhost:1/"));
        var back = await ann.DecideAsync(request.Address, "sign-in", TestContext.Current.CancellationToken);
        var signedIn = Assert.IsType<SignInOutcome.SignedIn>(await request.RedeemAsync(back.OriginalString));
        machine.Variables["GENESYS_ACCESS_TOKEN"] = signedIn.Token.AccessToken.Reveal();
    }
}
