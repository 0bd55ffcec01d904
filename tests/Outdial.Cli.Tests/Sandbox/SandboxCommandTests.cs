using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>The sandbox as a program of its own, used with the variables that it prints.</summary>
public sealed class SandboxCommandTests
{
    private static string Program => Built.Program("Outdial.Cli", "outdial");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prints_credentials_of_both_kinds_that_work()
    {
        using var sandbox = RunningProgram.Start(Program, ["sandbox", "--port", "0"]);
        var blocks = await BlocksAsync(sandbox);
        var user = Merge(blocks[0], blocks[1]);
        var client = Merge(blocks[0], blocks[2]);
        var guide = Merge(blocks[0], blocks[3]);
        Assert.Contains("GENESYS_ACCESS_TOKEN", user.Keys);
        Assert.Contains("GENESYS_CLIENT_SECRET", client.Keys);
        Assert.Contains("GENESYS_ORG_ID", guide.Keys);
        foreach (var environment in new[] { user, client, guide })
        {
            var call = await RunningProgram.RunAsync(Program, ["call", "+12025550123"], environment, Token);
            Assert.True(call.ExitCode == 0, call.Error);
        }

        // A client without a user is refused as the published API documents it, and told what to do.
        client.Remove("GENESYS_USER_ID");
        var refused = await RunningProgram.RunAsync(Program, ["call", "+12025550123"], client, Token);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("error[OD4002] user-required", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--user", refused.Error, StringComparison.Ordinal);

        sandbox.Interrupt();
        var ended = await sandbox.EndAsync(Token);
        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("POST /api/v2/conversations/calls -> 202", ended.Error, StringComparison.Ordinal);
        Assert.Contains("POST /api/v2/conversations/calls -> 400: ", ended.Error, StringComparison.Ordinal);
        Assert.Contains("3 ring(s), no real phone.", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_a_port_is_taken()
    {
        using var first = RunningProgram.Start(Program, ["sandbox"]);
        var url = (await BlocksAsync(first))[0]["GENESYS_API_URL"];
        var second = await RunningProgram.RunAsync(Program, ["sandbox", "--port", url.Split(':')[^1]], null, Token);
        Assert.Equal(2, second.ExitCode);
        Assert.Contains(url.Split(':')[^1], second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Breaks_what_it_is_told_to_break()
    {
        using var sandbox = RunningProgram.Start(Program, ["sandbox", "--fault", "lose=504,count=1"]);
        var blocks = await BlocksAsync(sandbox);
        var user = Merge(blocks[0], blocks[1]);

        var lost = await RunningProgram.RunAsync(Program, ["call", "+12025550123"], user, Token);
        var placed = await RunningProgram.RunAsync(Program, ["call", "+12025550123"], user, Token);

        Assert.Equal((6, 0), (lost.ExitCode, placed.ExitCode));
        sandbox.Interrupt();
        var ended = await sandbox.EndAsync(Token);
        Assert.Contains("-> 202 [fault: lose=504,count=1]", ended.Error, StringComparison.Ordinal);
        Assert.Contains("2 ring(s)", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Speaks_https_to_who_is_given_its_authority()
    {
        using var folder = new TemporaryFolder();
        var authority = folder.PathOf("ca.pem");
        using var sandbox = RunningProgram.Start(Program, ["sandbox", "--https", "--ca-out", authority]);
        var blocks = await BlocksAsync(sandbox, 5);
        var user = Merge(blocks[1], blocks[2]);

        var stranger = await RunningProgram.RunAsync(Program, ["call", "+12025550123"], user, Token);
        var trusting = await RunningProgram.RunAsync(Program, ["call", "+12025550123"], Merge(user, blocks[0]), Token);

        Assert.Equal(authority, blocks[0]["SSL_CERT_FILE"]);
        Assert.Equal((7, 0), (stranger.ExitCode, trusting.ExitCode));
    }

    [Fact]
    public async Task Keeps_its_state_over_a_restart()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["sandbox", "--state", folder.PathOf("state.json")];
        Dictionary<string, string> token;
        using (var first = RunningProgram.Start(Program, arguments))
        {
            var blocks = await BlocksAsync(first);
            token = blocks[1];
            var call = await RunningProgram.RunAsync(
                Program, ["call", "+12025550123"], Merge(blocks[0], token), Token);
            Assert.Equal(0, call.ExitCode);
            first.Interrupt();
            await first.EndAsync(Token);
        }

        using var second = RunningProgram.Start(Program, arguments);
        var place = (await BlocksAsync(second))[0];
        var again = await RunningProgram.RunAsync(Program, ["call", "+12025550123"], Merge(place, token), Token);
        second.Interrupt();
        var ended = await second.EndAsync(Token);

        Assert.Equal(0, again.ExitCode);
        Assert.Contains("2 ring(s)", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("guide", "GENESYS_ORG_ID", "GENESYS_ACCESS_TOKEN")]
    [InlineData("platform", "GENESYS_ACCESS_TOKEN", "GENESYS_ORG_ID")]
    public async Task Prints_the_lines_of_the_contract_that_it_speaks(string contract, string there, string absent)
    {
        using var sandbox = RunningProgram.Start(Program, ["sandbox", "--contract", contract]);
        await BlocksAsync(sandbox, 1);
        sandbox.Interrupt();
        var ended = await sandbox.EndAsync(Token);

        Assert.Contains(there, ended.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(absent, ended.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port is a number from 0 to 65535.", "--port", "65536")]
    [InlineData("--fault lose: A fault begins with one of: ", "--fault", "lose")]
    [InlineData("'count' is at least 1.", "--fault", "status=503,count=0")]
    [InlineData("--ca-out needs --https", "--ca-out", "ca.pem")]
    [InlineData("'a b' is not a host name: use a DNS name, *.NAME or an IP address", "--https", "--host", "a b")]
    [InlineData("--bind is an IP address", "--bind", "everywhere")]
    [InlineData("--requests-per-minute is a number from 0", "--requests-per-minute", "-1")]
    [InlineData("--token-lifetime is a number from 1 to 172800.", "--token-lifetime", "0")]
    [InlineData("The certificate authority was not written: ", "--https", "--ca-out", "/proc/nowhere/ca.pem")]
    [InlineData("/proc/nowhere", "--state", "/proc/nowhere/state.json")]
    public async Task Says_what_is_wrong_with_an_option(string words, params string[] arguments)
    {
        var ended = await RunningProgram.RunAsync(Program, ["sandbox", .. arguments], null, Token);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(words, ended.Error, StringComparison.Ordinal);
        Assert.Empty(ended.Out);
    }

    [Fact]
    public async Task Warns_when_the_network_can_reach_it()
    {
        using var sandbox = RunningProgram.Start(Program, ["sandbox", "--bind", "0.0.0.0"]);
        await BlocksAsync(sandbox);
        sandbox.Interrupt();
        var ended = await sandbox.EndAsync(Token);

        Assert.Contains("warning: the sandbox listens on 0.0.0.0", ended.Error, StringComparison.Ordinal);
    }

    // Each group of export lines, as a shell would read it.
    private static async Task<List<Dictionary<string, string>>> BlocksAsync(RunningProgram sandbox, int count = 4)
    {
        var blocks = new List<Dictionary<string, string>>();
        var within = false;
        while (blocks.Count < count || within)
        {
            var line = await sandbox.LineAsync(Token) ?? throw new EndOfStreamException();
            var exports = line.StartsWith("export ", StringComparison.Ordinal);
            if (exports && !within)
            {
                blocks.Add([]);
            }

            within = exports;
            foreach (var assignment in exports ? line.Split(' ')[1..] : [])
            {
                blocks[^1][assignment.Split('=')[0]] = assignment.Split('=', 2)[1];
            }
        }

        return blocks;
    }

    private static Dictionary<string, string> Merge(
        Dictionary<string, string> first, Dictionary<string, string> second) =>
        first.Concat(second).ToDictionary();
}
