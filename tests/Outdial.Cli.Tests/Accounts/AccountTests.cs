using System.Text.Json;

namespace Outdial.Cli.Tests;

/// <summary>Which settings a command uses, and where it finds them.</summary>
public sealed class AccountTests
{
    private const string Number = "+12025550123";

    [Fact]
    public async Task Profiles_are_listed_shown_used_and_removed()
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync("--profile", "acme", "--user", machine.Sandbox.UserId);
        await machine.LoginAsClientAsync("--profile", "test", "--user", machine.Sandbox.UserId);
        var place = machine.Sandbox.Url.OriginalString;
        Assert.Equal(
            $"* acme  {place}  client\n  test  {place}  client\n", (await machine.RunAsync("profile", "list")).Out);
        Assert.Equal(0, (await machine.RunAsync("profile", "use", "test")).ExitCode);
        Assert.Contains("""{"name":"test","inUse":true,""", (await machine.RunAsync("profile", "list", "--json")).Out,
            StringComparison.Ordinal);
        var shown = await machine.RunAsync("profile", "show");
        Assert.Contains("[profiles.test]\n", shown.Out, StringComparison.Ordinal);
        Assert.Contains($"client_id = {machine.Sandbox.ClientId}\n", shown.Out, StringComparison.Ordinal);
        Assert.Contains("Its secret is stored in", shown.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(machine.Sandbox.ClientSecret, shown.Out + shown.Error, StringComparison.Ordinal);

        var refused = await machine.RunAsync("profile", "remove", "test");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("is the profile in use, and was not removed", refused.Error, StringComparison.Ordinal);
        Assert.Contains("* test", (await machine.RunAsync("profile", "list")).Out, StringComparison.Ordinal);
        var removed = await machine.RunAsync("profile", "remove", "test", "--yes");
        Assert.Equal(0, removed.ExitCode);
        Assert.Contains("No profile is in use now", removed.Error, StringComparison.Ordinal);
        Assert.Equal($"  acme  {place}  client\n", (await machine.RunAsync("profile", "list")).Out);
        foreach (var file in new[] { "secrets.json", "tokens.json" })
        {
            Assert.DoesNotContain("test", await File.ReadAllTextAsync(
                machine.PathOf($"config/{file}"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Equal(2, (await machine.RunAsync("call", Number)).ExitCode);
        Assert.Equal(0, (await machine.RunAsync("call", Number, "--profile", "acme")).ExitCode);
    }

    [Fact]
    public async Task Are_listed_for_machines_as_one_array_though_there_are_none()
    {
        await using var machine = await Machine.StartAsync();
        var none = await machine.RunAsync("profile", "list", "--json");
        Assert.Equal((0, "[]\n", ""), (none.ExitCode, none.Out, none.Error));
        await machine.LoginAsClientAsync("--profile", "acme");
        await machine.LoginAsClientAsync("--profile", "test");
        using var two = JsonDocument.Parse((await machine.RunAsync("profile", "list", "--json")).Out);
        Assert.Equal(
            ["acme", "test"], two.RootElement.EnumerateArray().Select(each => each.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Another_profile_than_the_one_in_use_is_removed_at_once()
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync("--profile", "acme");
        await machine.LoginAsClientAsync("--profile", "test");
        Assert.Equal(0, (await machine.RunAsync("profile", "remove", "test")).ExitCode);
        Assert.StartsWith("* acme", (await machine.RunAsync("profile", "list")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("call", "+12025550123", "--profile", "absent")]
    [InlineData("profile", "use", "absent")]
    [InlineData("profile", "show", "absent")]
    [InlineData("profile", "remove", "absent")]
    [InlineData("logout", "--profile", "absent")]
    [InlineData("reconcile", "--all", "--profile", "absent")]
    public async Task Says_that_a_profile_is_not_there(params string[] args)
    {
        await using var machine = await Machine.StartAsync();
        machine.Write("config/config.toml", "[profiles.acme]\n");
        var result = await machine.RunAsync(args);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("OD5023", result.Error, StringComparison.Ordinal);
        Assert.Contains("it has acme", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_is_between_profiles_in_use_and_named()
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync("--profile", "acme", "--user", machine.Sandbox.UserId);
        machine.Variables["GENESYS_CLIENT_ID"] = "another-client";
        machine.Variables["GENESYS_CLIENT_SECRET"] = "another-secret";
        Assert.Contains("OD4022", (await machine.RunAsync("call", Number)).Error, StringComparison.Ordinal);
        Assert.Equal(0, (await machine.RunAsync("call", Number, "--profile", "acme")).ExitCode);
    }

    [Fact]
    public async Task The_secret_of_a_profile_is_not_sent_as_another_clients()
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync("--profile", "acme", "--user", machine.Sandbox.UserId);
        var asked = machine.Sandbox.Requests.Count;
        machine.Variables["GENESYS_CLIENT_ID"] = "another-client";
        var result = await machine.RunAsync("call", Number);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("GENESYS_CLIENT_SECRET is not set", result.Error, StringComparison.Ordinal);
        Assert.Equal(asked, machine.Sandbox.Requests.Count);
    }

    [Theory]
    [InlineData("OUTDIAL_CONFIG_DIR", "/named", "/named/config.toml")]
    [InlineData("XDG_CONFIG_HOME", "/xdg", "/xdg/outdial/config.toml")]
    public void Profiles_are_in_the_folder_that_is_named(string variable, string value, string path)
    {
        var terminal = new Terminal(
            TextWriter.Null, TextWriter.Null, name => name == variable ? value : null);
        Assert.Equal(path, ConfigFolder.Profiles(terminal));
    }

    [Fact]
    public async Task A_profile_keeps_where_it_was_signed_in()
    {
        await using var machine = await Machine.StartAsync();
        machine.Variables["GENESYS_LOGIN_URL"] = machine.Sandbox.Url.OriginalString;
        machine.Variables["GENESYS_API_URL"] = machine.Sandbox.Url.OriginalString;
        machine.Variables["GENESYS_USER_ID"] = machine.Sandbox.UserId;
        var login = await machine.RunWithInputAsync(
            machine.Sandbox.ClientSecret, "login", "--client-credentials", "--client-id", machine.Sandbox.ClientId);
        Assert.Equal(0, login.ExitCode);
        foreach (var variable in new[] { "GENESYS_LOGIN_URL", "GENESYS_API_URL", "GENESYS_USER_ID" })
        {
            machine.Variables.Remove(variable);
        }

        Assert.Equal(0, (await machine.RunAsync("call", Number)).ExitCode);
    }

    [Theory]
    [InlineData("--profile")] // the profile's client, and another user than the profile's
    [InlineData(null)] // a person's token, and the profile's user
    public async Task An_account_is_taken_from_one_place(string? option)
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync(option is null ? ["--user", machine.Sandbox.UserId] : []);
        if (option is null)
        {
            machine.Variables["GENESYS_ACCESS_TOKEN"] = "a-person's";
        }
        else
        {
            machine.Variables["GENESYS_USER_ID"] = machine.Sandbox.UserId;
        }

        string[] named = option is null ? [] : [option, "default"];
        var request = await machine.RunAsync(["call", Number, "--dry-run", .. named]);
        Assert.Contains("POSTed to /api/v2/conversations/calls under", request.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_profiles_secret_may_be_in_the_environment()
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync("--user", machine.Sandbox.UserId);
        File.Delete(machine.PathOf("config/secrets.json"));
        machine.Variables["GENESYS_CLIENT_SECRET"] = machine.Sandbox.ClientSecret;
        Assert.Equal(0, (await machine.RunAsync("call", Number, "--profile", "default")).ExitCode);

        // Unless it is said to be another client's.
        machine.Variables["GENESYS_CLIENT_ID"] = "another-client";
        var result = await machine.RunAsync("call", Number, "--profile", "default");
        Assert.Contains("GENESYS_CLIENT_SECRET is not set", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_prints_the_secret()
    {
        await using var machine = await Machine.StartAsync();
        var marker = machine.PathOf("ran");
        machine.Write("config/config.toml", $"""
            profile = "acme"
            [profiles.acme]
            client_id = "{machine.Sandbox.ClientId}"
            user_id = "{machine.Sandbox.UserId}"
            login_url = "{machine.Sandbox.Url.OriginalString}"
            api_url = "{machine.Sandbox.Url.OriginalString}"
            secret_command = "touch '{marker}'; echo {machine.Sandbox.ClientSecret}; echo more"
            """);
        Assert.Equal(3, (await machine.RunAsync("call", "555-0123")).ExitCode);
        Assert.Equal(0, (await machine.RunAsync("call", Number, "--dry-run")).ExitCode);
        Assert.False(File.Exists(marker));
        Assert.Equal(0, (await machine.RunAsync("call", Number)).ExitCode);
    }

    [Theory]
    [InlineData("exit 3", "ended with code 3")]
    [InlineData("true", "printed nothing")]
    [InlineData("echo hush; exit 1", "printed something and ended with code 1")]
    public async Task Says_what_a_command_did_that_printed_no_secret(string command, string says)
    {
        await using var machine = await Machine.StartAsync();
        machine.Write("config/config.toml", $"""
            profile = "acme"
            [profiles.acme]
            client_id = "{machine.Sandbox.ClientId}"
            secret_command = "{command}"
            """);
        var result = await machine.RunAsync("call", Number);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("OD5024", result.Error, StringComparison.Ordinal);
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Uses_what_the_vendors_tools_are_configured_with_and_says_so(bool variables)
    {
        await using var machine = await Machine.StartAsync();
        if (variables)
        {
            machine.Variables["GENESYSCLOUD_OAUTHCLIENT_ID"] = machine.Sandbox.ClientId;
            machine.Variables["GENESYSCLOUD_OAUTHCLIENT_SECRET"] = machine.Sandbox.ClientSecret;
            machine.Variables["GENESYSCLOUD_REGION"] = "eu-west-1";
        }
        else
        {
            machine.Write("home/.gc/config.toml", $"""
                [default]
                client_credentials = "{machine.Sandbox.ClientId}"
                client_secret = "{machine.Sandbox.ClientSecret}"
                environment = "mypurecloud.ie"
                """);
        }

        machine.Variables["GENESYS_LOGIN_URL"] = machine.Sandbox.Url.OriginalString;
        machine.Variables["GENESYS_API_URL"] = machine.Sandbox.Url.OriginalString;
        var result = await machine.RunAsync("call", Number, "--user", machine.Sandbox.UserId);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            variables ? "Using the account of GENESYSCLOUD_ variables." : "of the vendor's gc.",
            result.Error,
            StringComparison.Ordinal);

        machine.Variables["GENESYS_CLIENT_ID"] = "mine";
        machine.Variables["GENESYS_CLIENT_SECRET"] = "mine-too";
        Assert.Contains("OD4022", (await machine.RunAsync("call", Number)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_vendors_that_cannot_be_read_is_none()
    {
        await using var machine = await Machine.StartAsync();
        machine.Write("home/.gc/config.toml", "not toml at all [");
        Assert.Contains("OD5001", (await machine.RunAsync("call", Number)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_input_is_said_before_a_profile_that_cannot_be_read()
    {
        await using var machine = await Machine.StartAsync();
        machine.Write("config/config.toml", "nonsense");
        Assert.Equal(3, (await machine.RunAsync("call", "555-0123")).ExitCode);
        var result = await machine.RunAsync("call", Number);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("OD5022", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await machine.RunAsync("call", Number, "--sandbox")).ExitCode);
    }
}
