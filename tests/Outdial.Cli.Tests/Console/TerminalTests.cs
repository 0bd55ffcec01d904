using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>The real program on streams of every kind.</summary>
public sealed class TerminalTests
{
    private static string Program => Built.Program("Outdial.Cli", "outdial");

    [Theory]
    [InlineData("outdial call +12025550123 --sandbox >&-", 0)]
    [InlineData("outdial call +12025550123 --sandbox 2>&-", 0)]
    [InlineData("outdial call +12025550123 --sandbox >&- 2>&-", 0)]
    [InlineData("outdial call +12025550123 --sandbox >/dev/full", 0)]
    [InlineData("outdial call +12025550123 --sandbox <&-", 0)]
    [InlineData("outdial call 911 --sandbox 2>&-", 3)]
    [InlineData("outdial call 911 --sandbox --json >/dev/full", 3)]
    public async Task Keeps_the_exit_code_when_nothing_can_be_written(string command, int exitCode) =>
        Assert.Equal(exitCode, (await ShellAsync(command)).ExitCode);

    [Fact]
    public async Task Does_not_lose_the_conversations_id_with_standard_output()
    {
        var result = await ShellAsync("outdial call +12025550123 --sandbox >&-");
        Assert.Matches("[0-9a-f]{8}-[0-9a-f]{4}-", result.Error);
    }

    [Fact]
    public async Task Colours_a_terminal_and_nothing_else()
    {
        const string Escape = "\u001b[";
        Assert.Contains(Escape, await ErrorAsync(80), StringComparison.Ordinal);
        Assert.DoesNotContain(Escape, await ErrorAsync(80, "NO_COLOR"), StringComparison.Ordinal);
        Assert.DoesNotContain(Escape, await ErrorAsync(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wraps_messages_to_the_terminal_but_not_a_log()
    {
        Assert.All((await ErrorAsync(40, "NO_COLOR")).Split('\n'), line => Assert.True(line.Length <= 40, line));
        Assert.Contains((await ErrorAsync(null)).Split('\n'), line => line.Length > 80);
    }

    private static async Task<string> ErrorAsync(int? width, string? set = null)
    {
        await using var error = new StringWriter();
        var terminal = new Terminal(TextWriter.Null, error, name => name == set ? "1" : null, width);
        await OutdialCommand.RunAsync(["call", "555-123-4567"], terminal, TestContext.Current.CancellationToken);
        return error.ToString();
    }

    private static Task<ProgramResult> ShellAsync(string command) => RunningProgram.RunAsync(
        "bash",
        ["-c", command],
        new Dictionary<string, string>
        {
            ["PATH"] = $"{Path.GetDirectoryName(Program)}:{System.Environment.GetEnvironmentVariable("PATH")}",
        },
        TestContext.Current.CancellationToken);
}
