using System.Text.Json;
using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>The stamp by which a call is found again: shown before it is sent, and left out on request.</summary>
public sealed class StampTests : IDisposable
{
    private const string Number = "+12025550123";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData()]
    [InlineData("--attribute", "ticket=4711", "--user", "5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11")]
    [InlineData("--no-stamp")]
    public async Task A_dry_run_shows_exactly_what_is_sent(params string[] more)
    {
        await using var server = ScriptedServer.WithTokens(_ => ScriptedAnswer.Json(200, """{"id":"c-1"}"""));
        var environment = Cli.Environment(server.Url, org: null);
        environment.Remove("GENESYS_CLIENT_ID");
        environment["GENESYS_ACCESS_TOKEN"] = "token";
        var dry = await Cli.RunAsync(environment, ["call", Number, .. more, "--dry-run"]);
        Assert.Empty(server.Requests);
        await Cli.RunAsync(environment, ["call", Number, .. more]);

        var sent = JsonElement.Parse(server.Calls[0].Body);
        var stamp = sent.TryGetProperty("attributes", out var attributes) &&
            attributes.TryGetProperty(CallStamp.Attribute, out var value)
            ? value.GetString()
            : null;
        Assert.Equal(more is ["--no-stamp"], stamp is null);
        Assert.Equal(
            server.Calls[0].Body, dry.Out.TrimEnd().Replace("<stamp>", stamp, StringComparison.Ordinal));
        Assert.Contains(
            stamp is null
                ? "Without its stamp, outdial reconcile can't find"
                : "is the stamp by which outdial reconcile",
            dry.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconcile_needs_a_stamp_to_tell_a_call_from_others()
    {
        var options = new SandboxOptions { Faults = [SandboxFault.Parse("lose=504,count=1")] };
        await using var sandbox = await GenesysSandbox.StartAsync(options);
        var environment = new Dictionary<string, string>
        {
            ["GENESYS_LOGIN_URL"] = sandbox.Url.OriginalString,
            ["GENESYS_API_URL"] = sandbox.Url.OriginalString,
            ["GENESYS_ACCESS_TOKEN"] = sandbox.SignIn(),
            ["OUTDIAL_LEDGER"] = _folder.PathOf("ledger.db"),
        };
        var call = await Cli.RunAsync(environment, "call", Number, "--key", "order-4711", "--no-stamp");
        Assert.Equal(6, call.ExitCode);
        Assert.Contains("sent without a stamp", call.Error, StringComparison.Ordinal);
        sandbox.Advance(TimeSpan.FromSeconds(5));

        var found = await Cli.RunAsync(environment, "reconcile", "--all", "--patience", "0");
        Assert.Equal((6, "order-4711  unknown\n"), (found.ExitCode, found.Out));
        Assert.Contains("The call was sent without a stamp", found.Error, StringComparison.Ordinal);
        Assert.Equal(1, sandbox.Phones.Rings);
    }
}
