namespace Outdial.Cli.Tests;

/// <summary><c>outdial login</c> says yes only to what was tried, and speaks of what was typed.</summary>
public sealed class ClientLoginTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tries_the_secret_that_was_given_and_not_a_token_that_is_kept()
    {
        await using var machine = await Machine.StartAsync();
        Assert.Equal(0, (await machine.LoginAsClientAsync("--user", machine.Sandbox.UserId)).ExitCode);
        var kept = await File.ReadAllTextAsync(machine.PathOf("config/secrets.json"), Token);
        var wrong = await machine.RunWithInputAsync(
            "wrong\n", ["login", "--client-credentials", .. machine.Place(machine.Sandbox.ClientId)]);
        Assert.Equal(4, wrong.ExitCode);
        Assert.Contains("OD4021", wrong.Error, StringComparison.Ordinal);
        Assert.Equal(kept, await File.ReadAllTextAsync(machine.PathOf("config/secrets.json"), Token));
        Assert.Equal(0, (await machine.RunAsync("call", "+12025550123")).ExitCode);
    }

    [Fact]
    public async Task Looks_a_person_up_by_mail()
    {
        await using var machine = await Machine.StartAsync();
        Assert.Equal(0, (await machine.LoginAsClientAsync("--user", "ann@example.com")).ExitCode);
        Assert.Contains(
            $"user_id = \"{machine.Sandbox.UserId}\"",
            await File.ReadAllTextAsync(machine.PathOf("config/config.toml"), Token),
            StringComparison.Ordinal);
        Assert.Equal(0, (await machine.RunAsync("call", "+12025550123")).ExitCode);
    }

    [Fact]
    public async Task Keeps_nothing_for_a_person_who_is_not_there()
    {
        await using var machine = await Machine.StartAsync();
        var login = await machine.LoginAsClientAsync("--user", "absent@example.com");
        Assert.Equal(2, login.ExitCode);
        Assert.Contains("--> --user", login.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(machine.PathOf("config/config.toml")));
        Assert.False(File.Exists(machine.PathOf("config/secrets.json")));
    }

    [Fact]
    public async Task Names_the_option_that_is_missing()
    {
        await using var machine = await Machine.StartAsync();
        var login = await machine.RunAsync("login", "--region", "eu-west-1");
        Assert.Equal(2, login.ExitCode);
        Assert.Contains("--client-id is not set.", login.Error, StringComparison.Ordinal);
        Assert.Contains(
            "Give --client-id, or set GENESYS_CLIENT_ID in the environment.", login.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("OutdialOptions", login.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--user", "ann")]
    [InlineData("--region", "atlantis")]
    [InlineData("--login-url", "somewhere")]
    public async Task Names_the_option_that_is_wrong(string option, string value)
    {
        await using var machine = await Machine.StartAsync();
        var login = await machine.RunAsync("login", "--client-id", "c", option, value);
        Assert.Equal(2, login.ExitCode);
        Assert.Contains($"{option} is no", login.Error, StringComparison.Ordinal);
        Assert.Contains($"--> {option}", login.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_variable_where_the_value_is_from_there()
    {
        await using var machine = await Machine.StartAsync();
        machine.Variables["GENESYS_REGION"] = "atlantis";
        var login = await machine.RunAsync("login", "--client-id", "c");
        Assert.Contains("--> GENESYS_REGION", login.Error, StringComparison.Ordinal);
    }
}
