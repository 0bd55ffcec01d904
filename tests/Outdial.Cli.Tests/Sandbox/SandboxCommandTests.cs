using Outdial.Testing;

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

    // Each group of export lines, as a shell would read it.
    private static async Task<List<Dictionary<string, string>>> BlocksAsync(RunningProgram sandbox)
    {
        var blocks = new List<Dictionary<string, string>>();
        while (blocks.Count < 4 || blocks[3].Count < 3)
        {
            var line = await sandbox.LineAsync(Token) ?? throw new EndOfStreamException();
            if (line.StartsWith('#') && !line.Contains("listens", StringComparison.Ordinal))
            {
                blocks.Add([]);
            }

            var words = line.StartsWith("export ", StringComparison.Ordinal) ? line.Split(' ') : [];
            foreach (var assignment in words.Where(word => word.Contains('=', StringComparison.Ordinal)))
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
