namespace Outdial.Cli.Tests;

/// <summary>What to do about a setting is said of the place that it came from.</summary>
public sealed class SettingAdviceTests
{
    private const string Number = "+12025550123";

    [Theory]
    [InlineData("secret", "OD4021")]
    [InlineData("client", "OD4022")]
    [InlineData("nothing", "OD5001")]
    public async Task Advises_on_the_profile_that_has_the_setting(string wrong, string rule)
    {
        await using var machine = await Machine.StartAsync();
        await machine.LoginAsClientAsync("--profile", "acme", "--user", machine.Sandbox.UserId);
        var profile = machine.PathOf("config/config.toml");
        var text = await File.ReadAllTextAsync(profile, TestContext.Current.CancellationToken);
        File.Delete(machine.PathOf("config/tokens.json"));
        File.Delete(machine.PathOf("config/secrets.json"));
        if (wrong != "nothing")
        {
            text += "secret_command = \"echo a-wrong-one\"\n";
        }

        if (wrong == "client")
        {
            text = text.Replace(machine.Sandbox.ClientId, "unknown-client", StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(profile, text, TestContext.Current.CancellationToken);
        string[] lines = [$"call {Number}", $"call {Number} --json", "doctor"];
        foreach (var line in wrong == "nothing" ? [.. lines, "status c-1"] : lines)
        {
            var result = await machine.RunAsync(line.Split(' '));
            var words = result.Out + result.Error;
            Assert.Contains(rule, words, StringComparison.Ordinal);
            Assert.Contains("outdial login --profile acme --client-credentials", words, StringComparison.Ordinal);
            Assert.DoesNotContain("OutdialOptions", words, StringComparison.Ordinal);
            Assert.DoesNotContain("GENESYS_REGION", words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Advises_on_the_options_of_login()
    {
        await using var machine = await Machine.StartAsync();
        var login = await machine.RunWithInputAsync(
            "a-wrong-one\n", ["login", "--client-credentials", .. machine.Place(machine.Sandbox.ClientId)]);
        Assert.Contains("OD4021", login.Error, StringComparison.Ordinal);
        Assert.Contains("--client-id and --region", login.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("GENESYS_", login.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("profile use nope", "", "<name>")]
    [InlineData("profile show nope", "", "<name>")]
    [InlineData("profile remove nope", "", "<name>")]
    [InlineData("profile show", "nope", "OUTDIAL_PROFILE")]
    [InlineData("call +12025550123", "nope", "OUTDIAL_PROFILE")]
    [InlineData("call +12025550123 --profile nope", "", "--profile")]
    [InlineData("profile show", "", "config.toml")]
    public async Task Says_what_names_a_profile_that_is_not_there(string line, string variable, string place)
    {
        await using var machine = await Machine.StartAsync();
        machine.Write("config/config.toml", "profile = \"gone\"\n[profiles.acme]\n");
        machine.Variables["OUTDIAL_PROFILE"] = variable;
        var result = await machine.RunAsync(line.Split(' '));
        Assert.Equal(2, result.ExitCode);
        Assert.Matches($@"--> (.*/)?{place}\n", result.Error);
    }

    [Theory]
    [InlineData("GENESYS_ACCESS_TOKEN", "Bearer abc", "Leave the word Bearer out.")]
    [InlineData("GENESYS_ACCESS_TOKEN", "ab c", "Copy the token again, ")]
    [InlineData("GENESYS_CLIENT_ID", " abc", "Take out the white space")]
    [InlineData("GENESYS_GRANT", "both", "Set it to client or user")]
    public async Task Advises_on_the_cause(string variable, string value, string help)
    {
        var result = await Cli.RunAsync(new Dictionary<string, string> { [variable] = value }, "call", Number);
        Assert.Contains($"--> {variable}\n   = help: {help}", result.Error, StringComparison.Ordinal);
    }
}
