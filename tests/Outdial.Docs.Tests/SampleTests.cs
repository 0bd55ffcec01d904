using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Docs.Tests;

/// <summary>The samples, run as their readers run them, against the sandbox.</summary>
public sealed class SampleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_console_sample_places_a_call()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        var program = Built.Program("Outdial.Samples.Console");
        var result = await RunningProgram.RunAsync(program, ["+12025550123"], SignedIn(sandbox), Token);
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("Placed: conversation ", result.Out, StringComparison.Ordinal);
        Assert.Equal(1, sandbox.Phones["+12025550123"].Rings);
    }

    [Theory]
    [InlineData("ext:911", "OD1011")]
    [InlineData("555-123-4567", "OD1003")]
    [InlineData("", "OD1001")]
    public async Task The_console_sample_says_why_it_did_not(string destination, string rule)
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        var program = Built.Program("Outdial.Samples.Console");
        var result = await RunningProgram.RunAsync(program, [destination], SignedIn(sandbox), Token);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith($"error {rule} ", result.Out, StringComparison.Ordinal);
        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task The_check_sample_says_what_is_wrong_with_a_body_and_where()
    {
        using var folder = new TemporaryFolder();
        const string Body = """{"participants":[{"type":"external","participantAddress":"+12025550123"}]}""";
        var file = folder.Write("body.json", Body);
        var result = await RunningProgram.RunAsync(Built.Program("Outdial.Samples.Check"), [file], null, Token);
        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith(
            $"{file}:1:58 error OD2406 address-not-an-object at participants[0].participantAddress: ",
            result.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keyed_sample_rings_once_and_shows_traces_and_metrics()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        using var folder = new TemporaryFolder();
        var result = await RunningProgram.RunAsync(
            Built.Program("Outdial.Samples.Keyed"), [folder.PathOf("ledger.db")], SignedIn(sandbox), Token);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Placed, sent now", result.Out, StringComparison.Ordinal);
        Assert.Contains("Placed, recorded before", result.Out, StringComparison.Ordinal);
        Assert.Equal(1, sandbox.Phones["+12025550123"].Rings);
        Assert.Contains("outdial.decision: placed", result.Out, StringComparison.Ordinal);
        Assert.Contains("outdial.calls", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("2025550123", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("sandbox-token-", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sandbox_sample_needs_nothing_else()
    {
        var result = await RunningProgram.RunAsync(Built.Program("Outdial.Samples.Sandbox"), [], null, Token);
        Assert.Equal("202, 1 ring\nThe call is connected.\n", result.Out);
    }

    [Fact]
    public async Task The_web_sample_places_a_call_and_explains_a_bad_address()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(cancellationToken: Token);
        var environment = SignedIn(sandbox);
        environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        using var service = RunningProgram.Start(Built.Program("Outdial.Samples.WebApi"), [], environment);
        const string Listening = "Now listening on: ";
        string? line;
        do
        {
            line = await service.LineAsync(Token)
                ?? throw new EndOfStreamException((await service.EndAsync(Token)).Error);
        }
        while (!line.Contains(Listening, StringComparison.Ordinal));

        using var http = new HttpClient { BaseAddress = new Uri(line.Split(Listening)[1]) };
        var placed = await http.PostAsync("/calls?to=%2B12025550123", null, Token);
        Assert.Equal(202, (int)placed.StatusCode);
        Assert.Equal(1, sandbox.Phones["+12025550123"].Rings);

        var refused = await http.PostAsync("/calls?to=555-123-4567", null, Token);
        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Contains("OD1003", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_web_sample_does_not_start_without_settings()
    {
        var result = await RunningProgram.RunAsync(Built.Program("Outdial.Samples.WebApi"), [], null, Token);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("OutdialOptions.ClientId is not set", result.Error + result.Out, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> SignedIn(GenesysSandbox sandbox) => new()
    {
        ["GENESYS_LOGIN_URL"] = sandbox.Url.OriginalString,
        ["GENESYS_API_URL"] = sandbox.Url.OriginalString,
        ["GENESYS_ACCESS_TOKEN"] = sandbox.SignIn(),
    };
}
