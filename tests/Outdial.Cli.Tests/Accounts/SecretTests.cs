using Outdial.Sandbox;

namespace Outdial.Cli.Tests;

/// <summary>A marked secret, and the tokens that it brings, are in nothing that any command writes.</summary>
public sealed class SecretTests
{
    private const string Marked = "m4rked-s3cret-of-the-client";
    private const string ClientId = "00000000-0000-4000-8000-00000000000a";
    private const string Number = "+12025550123";
    private const string Gone = "00000000-0000-4000-8000-0000000000ff";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string[], string?> Commands() => new()
    {
        { ["call", Number], null },
        { ["call", Number, "--json"], null },
        { ["call", Number, "--dry-run"], null },
        { ["call", Number, "--key", "k-1"], null },
        { ["call", Number, "--from-queue", "Sales"], null },
        { ["call", Number], "status=401" },
        { ["call", Number], "status=403" },
        { ["call", Number], "status=401,path=/oauth/token" },
        { ["call", Number], "lose=504" },
        { ["call", Number, "--json"], "status=500" },
        { ["call", Number, "--wait", "--wrap-up-code", "Left message"], null },
        { ["call", Number, "--wait", "--json"], "status=403,path=/api/v2/notifications/channels" },
        { ["status", "{id}"], null },
        { ["status", "{id}", "--watch", "--json"], null },
        { ["hangup", "{id}"], null },
        { ["hangup", "{id}", "--json"], "status=500,path=/disconnect" },
        { ["wrap-up", "{id}", "Left message", "--notes", "call back"], null },
        { ["reconcile", "--all", "--patience", "0"], null },
        { ["ledger", "list"], null },
        { ["doctor"], null },
        { ["doctor", "--json", "--for", "all"], null },
        { ["doctor"], "status=401,path=/oauth/token" },
        { ["profile", "list", "--json"], null },
        { ["profile", "show"], null },
        { ["profile", "show", "--json"], null },
        { ["logout"], null },
        { ["login", "--client-credentials"], null },
        { ["login", "--client-credentials", "--region", "atlantis"], null },
        { ["profile", "remove", "acme", "--yes"], null },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Are_written_nowhere(string[] command, string? fault)
    {
        await using var machine = await Machine.StartAsync(new SandboxOptions
        {
            Organisation = new SandboxOrganisation { Clients = [new() { Id = ClientId, Secret = Marked }] },
            Pace = CallPace.Even(TimeSpan.FromMilliseconds(20)),
        });
        machine.Variables["OUTDIAL_LEDGER"] = machine.PathOf("ledger.db");
        var login = await machine.RunWithInputAsync(
            Marked + "\n",
            [
                "login", "--client-credentials", "--profile", "acme", "--user", machine.Sandbox.UserId,
                .. machine.Place(ClientId),
            ]);
        Assert.Equal(0, login.ExitCode);
        await machine.RunAsync("call", Number, "--user", Gone);
        var placed = await machine.RunAsync("call", Number);
        Assert.Equal(0, placed.ExitCode);
        if (fault is not null)
        {
            machine.Sandbox.Faults.Add(fault);
        }

        var stored = await File.ReadAllTextAsync(machine.PathOf("config/tokens.json"), Token);
        var result = await machine.RunWithInputAsync(Marked + "\n", [.. command.Select(Named)]);
        var written = result.Out + result.Error + login.Out + login.Error + placed.Error;
        foreach (var secret in Secrets(stored).Append(Marked))
        {
            Assert.DoesNotContain(secret, written, StringComparison.Ordinal);
            foreach (var file in Directory.EnumerateFiles(machine.PathOf("."), "*", SearchOption.AllDirectories))
            {
                var isOwners = Path.GetFileName(file) is "tokens.json" or "secrets.json";
                var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Token));
                Assert.True(isOwners || !text.Contains(secret, StringComparison.Ordinal), file);
            }
        }

        string Named(string word) => word == "{id}" ? placed.Out.Trim() : word;
    }

    // The token as the file has it: what stands after "accessToken".
    private static IEnumerable<string> Secrets(string stored) =>
        stored.Split("\"accessToken\": \"").Skip(1).Select(rest => rest.Split('"')[0]);
}
