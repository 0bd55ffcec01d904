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
}
