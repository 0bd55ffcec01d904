using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>Each shell itself completes a line with the script that outdial prints for it.</summary>
public sealed class CompletionTests
{
    [Fact]
    public async Task Completes_file_names_in_bash()
    {
        using var folder = new TemporaryFolder();
        folder.Write("body one.json", "{}");
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{Path.GetDirectoryName(Program)}:{System.Environment.GetEnvironmentVariable("PATH")}",
        };
        foreach (var line in new[] { "check bo", "check --numbers bo" })
        {
            var script = $"source <(outdial completion bash); COMP_LINE='outdial {line}'; " +
                "COMP_POINT=${#COMP_LINE}; COMP_WORDS=(" + $"outdial {line} ''" + "); " +
                $"COMP_CWORD={line.Split(' ').Length}; _outdial; " + """printf '%s\n' "${COMPREPLY[@]}" """;
            var result = await RunningProgram.RunAsync(
                "bash", ["-c", script], environment, TestContext.Current.CancellationToken, folder.PathOf("."));
            Assert.Contains("body one.json", result.Out.Split('\n'));
        }
    }

    private static string Program => Built.Program("Outdial.Cli", "outdial");

    [Theory]
    [InlineData(
        "bash",
        "source <(outdial completion bash); " +
        "COMP_LINE='outdial call --sk'; COMP_POINT=${#COMP_LINE}; _outdial; " +
        """printf '%s\n' "${COMPREPLY[@]}" """)]
    [InlineData(
        "zsh",
        "compdef() { :; }; compadd() { shift; print -l -- ${(P)1}; }; " +
        "source <(outdial completion zsh); " +
        "BUFFER='outdial call --sk'; CURSOR=${#BUFFER}; _outdial")]
    [InlineData("fish", """outdial completion fish | source; complete -C 'outdial call --sk'""")]
    public async Task Completes_an_option(string shell, string script)
    {
        if (Installed.Find(shell) is not { } path)
        {
            Assert.Skip($"{shell} is not installed: its completion script was not tried. Install the package {shell}.");
            return;
        }

        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{Path.GetDirectoryName(Program)}:{System.Environment.GetEnvironmentVariable("PATH")}",
            ["HOME"] = AppContext.BaseDirectory,
        };
        var result = await RunningProgram.RunAsync(
            path, ["-c", script], environment, TestContext.Current.CancellationToken);
        Assert.Equal("--skill", result.Out.Trim().Split(['\t', '\n'])[0]);
    }
}
