namespace Outdial.Cli.Tests;

/// <summary>What is named goes before what was stored, and a secret goes to no host but the one that is
/// named.</summary>
public sealed class ContradictionTests
{
    private const string Number = "+12025550123";

    [Theory]
    [InlineData("--region", "eu-west-1", "login_url", "api_url")]
    [InlineData("--login-url", "http://127.0.0.1:9", "api_url")]
    public async Task A_secret_is_not_sent_to_a_stored_host_when_another_is_named(
        string option, string value, params string[] dropped)
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync("--user", machine.Sandbox.UserId);
        var asked = machine.Sandbox.Requests.Count;
        Unreachable(machine);

        var login = await machine.RunWithInputAsync(
            "the-real-secret\n", "login", "--client-credentials", option, value);

        Assert.NotEqual(0, login.ExitCode);
        Assert.Equal(asked, machine.Sandbox.Requests.Count);
        Assert.All(dropped, key => Assert.Contains(
            $"{key} of the profile default is dropped: {option} is given.", login.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_is_not_sent_when_the_profile_names_a_region()
    {
        await using var machine = await Machine.StartAsync();
        machine.Variables["GENESYS_LOGIN_URL"] = machine.Sandbox.Url.OriginalString;
        machine.Variables["GENESYS_API_URL"] = machine.Sandbox.Url.OriginalString;
        Unreachable(machine);
        var login = await machine.RunWithInputAsync(
            "the-real-secret\n", "login", "--client-credentials", "--client-id", "c", "--region", "eu-west-1");
        Assert.NotEqual(0, login.ExitCode);
        Assert.Empty(machine.Sandbox.Requests);
        Assert.Contains(
            "GENESYS_LOGIN_URL is not used: --region is given.", login.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_not_sent_when_the_environment_names_a_region()
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync("--user", machine.Sandbox.UserId);
        var asked = machine.Sandbox.Requests.Count;
        Unreachable(machine);
        machine.Variables["GENESYS_REGION"] = "eu-west-1";
        var call = await machine.RunAsync("call", Number);
        Assert.Equal(2, call.ExitCode);
        Assert.Equal(asked, machine.Sandbox.Requests.Count);
        Assert.Contains(
            "GENESYS_REGION leads to https://login.mypurecloud.ie, and the secret of the profile default is for " +
                $"{machine.Sandbox.Url.OriginalString}.",
            call.Error,
            StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Elsewhere() => new()
    {
        // The profile, the variable, and whether the secret may go where it leads to.
        { "region = \"eu-west-1\"", "GENESYS_LOGIN_URL=http://127.0.0.1:4999", "" },
        { "region = \"eu-west-1\"", "GENESYS_LOGIN_URL=https://login.mypurecloud.ie", "goes" },
        { "region = \"eu-west-1\"", "GENESYS_LOGIN_URL=https://user:hush@login.mypurecloud.ie.evil.example", "" },
        { "region = \"eu-west-1\"", "GENESYS_REGION=us-east-1", "" },
        { "region = \"eu-west-1\"", "GENESYS_REGION=mypurecloud.ie", "goes" },
        { "region = \"eu-west-1\"", "GENESYS_REGION=eu-nowhere-9", "" },
        { "contract = \"platform\"", "GENESYS_REGION=eu-west-1", "" },
        { "contract = \"platform\"", "GENESYS_REGION=us-east-1", "goes" },
        { "contract = \"guide\"\norg_id = \"acme\"", "GENESYS_ORG_ID=evil", "" },
        { "contract = \"guide\"\norg_id = \"acme\"", "GENESYS_ORG_ID=acme", "goes" },
        { "login_url = \"http://127.0.0.1:9\"\napi_url = \"http://127.0.0.1:9\"",
            "GENESYS_LOGIN_URL=http://127.0.0.1:4999", "" },
        { "login_url = \"http://127.0.0.1:9\"\napi_url = \"http://127.0.0.1:9\"",
            "GENESYS_LOGIN_URL=http://127.0.0.1:9/", "goes" },
        { "login_url = \"http://127.0.0.1:9\"\napi_url = \"http://127.0.0.1:9\"",
            "GENESYS_REGION=us-east-1", "" },
        { "login_url = \"http://127.0.0.1:9\"\napi_url = \"http://127.0.0.1:9\"",
            "GENESYS_API_URL=http://127.0.0.1:4999", "" },
        { "login_url = \"https://login.gw.example\"\napi_url = \"https://api.gw.example\"",
            "GENESYS_API_URL=https://api2.gw.example", "goes" },
        { "region = \"us-east-1\"\nlogin_url = \"http://127.0.0.1:9\"\napi_url = \"http://127.0.0.1:9\"",
            "GENESYS_REGION=mypurecloud.com", "goes" },
    };

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public async Task A_profiles_secret_goes_to_its_own_login_host_only(string stored, string variable, string goes)
    {
        await using var machine = await Machine.StartAsync();
        Unreachable(machine);
        var marker = machine.PathOf("asked");
        machine.Write("config/config.toml", $"""
            profile = "acme"
            [profiles.acme]
            client_id = "c"
            secret_command = "touch '{marker}'; echo hush"
            {stored}
            """);
        var (name, value) = (variable.Split('=', 2)[0], variable.Split('=', 2)[1]);
        machine.Variables[name] = value;
        foreach (var command in new[] { $"call {Number} --dry-run", $"call {Number}", "status c-1", "doctor --json" })
        {
            var result = await machine.RunAsync(command.Split(' '));
            var words = result.Out + result.Error;
            Assert.DoesNotContain("hush", words, StringComparison.Ordinal);
            if (goes.Length > 0)
            {
                Assert.DoesNotContain("the secret of the profile", words, StringComparison.Ordinal);
                continue;
            }

            Assert.Equal(2, result.ExitCode);
            Assert.Contains("of the profile acme is ", words, StringComparison.Ordinal);
            Assert.Contains(name, words, StringComparison.Ordinal);
            Assert.Contains("GENESYS_CLIENT_SECRET too.", words, StringComparison.Ordinal);
        }

        // A secret of its own, or a profile that is named, may go.
        Assert.Equal(goes.Length > 0, File.Exists(marker));
        var named = await machine.RunAsync("call", Number, "--dry-run", "--profile", "acme");
        Assert.DoesNotContain("GENESYS_CLIENT_SECRET too.", named.Error, StringComparison.Ordinal);
        machine.Variables["GENESYS_CLIENT_ID"] = "another";
        machine.Variables["GENESYS_CLIENT_SECRET"] = "secret";
        var own = await machine.RunAsync("call", Number, "--dry-run");
        Assert.Equal(name == "GENESYS_API_URL" && goes.Length == 0, own.Error.Contains("GENESYS_LOGIN_URL is not set"));
    }

    [Fact]
    public async Task No_login_host_is_guessed_where_the_apis_is_named()
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync();
        Unreachable(machine);
        var login = await machine.RunWithInputAsync(
            "the-real-secret\n", "login", "--client-credentials", "--api-url", "http://127.0.0.1:9");
        Assert.Equal(2, login.ExitCode);
        Assert.Contains("OD5001", login.Error, StringComparison.Ordinal);
        Assert.Contains("--login-url is not given: --api-url is", login.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_dropped_is_said_once_the_settings_are_good()
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync("--user", machine.Sandbox.UserId);
        var login = await machine.RunAsync("login", "--client-credentials", "--region", "eu-nowhere-9");
        Assert.Equal(2, login.ExitCode);
        Assert.StartsWith("error[OD5002]", login.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("dropped", login.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--dry-run")]
    [InlineData("--no-stamp")]
    public async Task A_dry_run_says_what_is_not_used_as_the_call_does(string option)
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync("--user", machine.Sandbox.UserId);
        machine.Variables["GENESYS_ORG_ID"] = "acme";
        var call = await machine.RunAsync("call", Number, option);
        Assert.Contains(
            "GENESYS_ORG_ID is not used: the client is the profile's", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_of_another_client_is_not_sent()
    {
        await using var machine = await Machine.StartAsync();
        machine.Variables["GENESYS_CLIENT_ID"] = "another-client";
        machine.Variables["GENESYS_CLIENT_SECRET"] = "another-secret";
        Assert.Equal(0, (await machine.LoginAsClientAsync()).ExitCode);
    }

    [Fact]
    public async Task A_profile_stores_its_contract_and_no_variable_switches_it()
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync("--user", machine.Sandbox.UserId);
        var path = machine.PathOf("config/config.toml");
        Assert.Contains(
            "contract = \"platform\"",
            await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken),
            StringComparison.Ordinal);

        machine.Variables["GENESYS_ORG_ID"] = "acme";
        var call = await machine.RunAsync("call", Number, "--dry-run");
        Assert.Contains("under the contract platform", call.Error, StringComparison.Ordinal);

        // Nor one that was stored before contracts were.
        var old = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))
            .Replace("contract = \"platform\"\n", "", StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, old, TestContext.Current.CancellationToken);
        call = await machine.RunAsync("call", Number, "--dry-run");
        Assert.Contains("under the contract platform", call.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await machine.RunAsync("call", Number)).ExitCode);
    }

    [Fact]
    public async Task What_chose_the_contract_is_said()
    {
        await using var machine = await Machine.StartAsync();
        machine.Variables["GENESYS_ORG_ID"] = "acme";
        machine.Variables["GENESYS_CLIENT_ID"] = "c";
        machine.Variables["GENESYS_CLIENT_SECRET"] = "s";
        var dry = await machine.RunAsync("call", Number, "--dry-run");
        Assert.Contains(
            "under the contract guide (chosen because GENESYS_ORG_ID is set)", dry.Error, StringComparison.Ordinal);
        Unreachable(machine);
        var call = await machine.RunAsync("call", Number);
        Assert.Equal(7, call.ExitCode);
        Assert.Contains(
            "The contract is guide (chosen because GENESYS_ORG_ID is set); --contract names another.",
            call.Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("login", "--client-id", "c", "--region", "US")]
    [InlineData("call", "202-555-0123", "--region", "eu-west-1")]
    [InlineData("check", "--address", "202-555-0123", "--region", "mypurecloud.ie")]
    public async Task Says_which_region_is_meant(params string[] words)
    {
        await using var machine = await Machine.StartAsync();
        var result = await machine.RunAsync(words);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("Here --region is ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uk", "GB")]
    [InlineData("USA", "US")]
    [InlineData("deu", "DE")]
    [InlineData("England", "GB")]
    public async Task Says_the_two_letters_of_a_country(string region, string meant)
    {
        string[][] lines =
        [
            ["call", "202-555-0123", "--region", region], ["check", "--address", "202-555-0123", "--region", region],
            ["call", Number, "--caller-id", "202-555-0123", "--region", region],
        ];
        foreach (var words in lines)
        {
            var result = await Cli.RunAsync(words);
            Assert.NotEqual(0, result.ExitCode);
            Assert.Contains($"Write --region {meant}: ", result.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("SAU", "SA")] // and not USA, which ends in what it begins with
    [InlineData("XXX", null)]
    [InlineData("WAF", null)]
    [InlineData("", null)]
    public void Knows_a_country_by_its_own_letters_alone(string text, string? meant) =>
        Assert.Equal(meant, CountryCodes.Meant(text));

    [Theory]
    [InlineData("us")]
    [InlineData("US")]
    public async Task A_dialling_region_is_taken_in_any_case(string region)
    {
        var call = await Cli.RunAsync("call", "202-555-0123", "--region", region, "--dry-run");
        Assert.Equal(0, call.ExitCode);
        Assert.Contains(Number, call.Out, StringComparison.Ordinal);
        var check = await Cli.RunAsync("check", "--address", "202-555-0123", "--region", region);
        Assert.Contains(Number, check.Out, StringComparison.Ordinal);
    }

    // No test asks a host that is not on this machine.
    private static void Unreachable(Machine machine) => machine.Variables["HTTPS_PROXY"] = "http://127.0.0.1:9";
}
