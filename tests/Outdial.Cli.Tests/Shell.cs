using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>The command as a shell runs it: with pipes, redirections and signals.</summary>
internal static class Shell
{
    /// <summary>Runs a line of bash in a folder, for 20 seconds at the most.</summary>
    internal static Task<ProgramResult> RunAsync(TemporaryFolder folder, string command)
    {
        var program = Built.Program("Outdial.Cli", "outdial");
        return RunningProgram.RunAsync(
            "timeout",
            ["20", "bash", "-c", command],
            new Dictionary<string, string>
            {
                ["PATH"] = $"{Path.GetDirectoryName(program)}:{Environment.GetEnvironmentVariable("PATH")}",
            },
            TestContext.Current.CancellationToken,
            folder.PathOf("."));
    }
}
