using Outdial.Sandbox;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>What is said of lists whose rows were not all called.</summary>
public sealed class ListStatusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_list_with_withheld_rows_is_not_done()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions { Pace = SandboxPace.ForWaiting });
        var never = _folder.Write("never.txt", "+12025550123\n");

        var run = await RunAsync(sandbox, "+12025550123\n", "--suppress", never);
        var status = await LookAsync(sandbox, "list", "status", "spring");

        Assert.Equal((5, 0), (run.ExitCode, status.ExitCode));
        Assert.StartsWith("spring  not done  1 withheld", status.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_row_is_said_to_need_a_person()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions
        {
            Contract = SandboxContract.Guide,
            Faults = [SandboxFault.Parse("lose=504,path=/api/v2/conversations/*")],
        });

        var run = await RunAsync(sandbox, "+12025550123\n", "--contract", "guide", "--at-once", "1");
        var rows = await LookAsync(sandbox, "list", "rows", "spring", "--state", "unknown");

        Assert.Equal(6, run.ExitCode);
        Assert.Contains("1 row(s) need a person (outdial list rows spring --state unknown)", run.Error,
            StringComparison.Ordinal);
        Assert.DoesNotContain("until", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("1  +1********23  unknown  ", rows.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_was_refused_left_at_no_moment()
    {
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions { Pace = SandboxPace.ForWaiting });

        var run = await RunAsync(sandbox, "+441632960400\n"); // which the sandbox refuses
        var report = await LookAsync(sandbox, "list", "report", "spring", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("\"placed\":null", report.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_that_the_service_does_not_know_is_refused()
    {
        await using var sandbox = await GenesysSandbox.StartAsync();
        var run = await RunAsync(
            sandbox, "+12025550123\n", "--user", sandbox.UserId, "--user", "00000000-0000-4000-8000-000000000099");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("OD4090", run.Error, StringComparison.Ordinal);
        Assert.Empty(sandbox.Calls);
    }

    private async Task<ProgramResult> RunAsync(GenesysSandbox sandbox, string list, params string[] words) =>
        await LookAsync(
            sandbox, ["list", "run", _folder.Write("list.txt", list), "--name", "spring", .. words]);

    private Task<ProgramResult> LookAsync(GenesysSandbox sandbox, params string[] words)
    {
        var environment = new Dictionary<string, string>
        {
            ["GENESYS_LOGIN_URL"] = sandbox.Url.OriginalString,
            ["GENESYS_API_URL"] = sandbox.Url.OriginalString,
            ["OUTDIAL_LEDGER"] = _folder.PathOf("ledger.db"),
        };
        if (words.Contains("guide"))
        {
            environment["GENESYS_ORG_ID"] = "acme";
            environment["GENESYS_CLIENT_ID"] = sandbox.ClientId;
            environment["GENESYS_CLIENT_SECRET"] = sandbox.ClientSecret;
        }
        else
        {
            environment["GENESYS_ACCESS_TOKEN"] = sandbox.SignIn();
        }

        return Cli.RunAsync(environment, words);
    }
}
