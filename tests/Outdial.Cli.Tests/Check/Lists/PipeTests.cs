using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>Pipes, devices and streams that are closed, with the real program in a real shell.</summary>
public sealed class PipeTests
{
    private const string Body = """{"phoneNumber":"+12025550123"}""";

    [Fact]
    public async Task Passes_over_a_pipe_in_a_folder()
    {
        using var folder = new TemporaryFolder();
        folder.Write("b.json", Body);
        folder.Write("empty.json", "");
        var result = await Shell.RunAsync(folder, "mkfifo a.json && outdial check .");
        Assert.StartsWith("2 documents checked: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("error[OD3001]", result.Out, StringComparison.Ordinal);
        Assert.Contains("--> ./empty.json", result.Out, StringComparison.Ordinal);
        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public async Task Reads_a_pipe_that_is_named()
    {
        using var folder = new TemporaryFolder();
        var result = await Shell.RunAsync(folder, $"outdial check <(printf %s '{Body}')");
        Assert.Equal((0, "1 document checked: nothing found.\n"), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task Fixes_no_pipe()
    {
        using var folder = new TemporaryFolder();
        const string Wrong = """{"PhoneNumber":"+12025550123"}""";
        var result = await Shell.RunAsync(folder, $"mkfifo p; (printf %s '{Wrong}' >p) & outdial check p --fix");
        Assert.StartsWith("error[OD3021] file-not-written: It is a pipe", result.Out, StringComparison.Ordinal);
        Assert.Equal(3, result.ExitCode);
    }

    [Theory]
    [InlineData("outdial check - <&-")]
    [InlineData("outdial check --numbers - <&-")]
    [InlineData("outdial check - --to guide --exit-zero <&-")]
    public async Task Says_that_the_standard_input_is_closed(string command)
    {
        using var folder = new TemporaryFolder();
        var result = await Shell.RunAsync(folder, command);
        Assert.Equal((2, "", "The standard input is closed.\n"), (result.ExitCode, result.Out, result.Error));
    }

    [Theory]
    [InlineData("outdial check - </dev/null", "error[OD3001]")]
    [InlineData("outdial check - <b.json", "")]
    [InlineData("cat b.json | outdial check -", "")]
    [InlineData("outdial check - <<<'" + Body + "'", "")]
    [InlineData("outdial check b.json <&-", "")]
    public async Task Reads_a_standard_input_that_is_open(string command, string found)
    {
        using var folder = new TemporaryFolder();
        folder.Write("b.json", Body);
        var result = await Shell.RunAsync(folder, command);
        Assert.StartsWith("1 document checked: ", result.Error, StringComparison.Ordinal);
        Assert.StartsWith(found, result.Out, StringComparison.Ordinal);
        Assert.Equal(found.Length == 0 ? 0 : 3, result.ExitCode);
    }

    [Theory]
    [InlineData("outdial check b.json --to guide --exit-zero >/dev/full", "participantAddress")]
    [InlineData("outdial check wrong.json --diff --exit-zero >/dev/full", "+{\"phoneNumber\"")]
    public async Task Forgives_no_body_that_could_not_be_written(string command, string written)
    {
        using var folder = new TemporaryFolder();
        folder.Write("b.json", Body);
        folder.Write("wrong.json", """{"PhoneNumber":"+12025550123"}""");
        var result = await Shell.RunAsync(folder, command);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("error[OD3021]", result.Error, StringComparison.Ordinal);
        Assert.Contains(written, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("outdial check --numbers list --format verdicts >/dev/full")]
    [InlineData("outdial check --numbers list --column 1 --format verdicts >/dev/full")]
    [InlineData("outdial check --numbers list --exit-zero --select OD1003 --format json >/dev/full")]
    [InlineData("outdial check --numbers list --exit-zero --statistics >/dev/full")]
    [InlineData("outdial check wrong.json --exit-zero --format ndjson >/dev/full")]
    public async Task Forgives_no_results_that_could_not_be_written(string command)
    {
        using var folder = new TemporaryFolder();
        folder.Write("list", "+12025550123\n555-0123\n");
        folder.Write("wrong.json", """{"PhoneNumber":"+12025550123"}""");
        var result = await Shell.RunAsync(folder, $"{command}; echo $?");
        Assert.Equal("3\n", result.Out);
        Assert.Contains("error[OD3021] file-not-written: The standard output", result.Error, StringComparison.Ordinal);
    }

    // Who fills the disk with verdicts does not want the other gigabytes of them on the screen.
    [Fact]
    public async Task Stops_a_list_of_which_nothing_more_can_be_written()
    {
        using var folder = new TemporaryFolder();
        var result = await Shell.RunAsync(
            folder, "yes +12025550123 | head -4000000 | outdial check --numbers - --format verdicts >/dev/full");
        Assert.Equal(3, result.ExitCode);
        Assert.InRange(result.Error.Length, 1, 1_000);
        Assert.Contains("the rest of the list was not checked", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_a_report_though_the_body_could_not_be_written()
    {
        using var folder = new TemporaryFolder();
        folder.Write("b.json", Body);
        var result = await Shell.RunAsync(folder, "outdial check b.json --to guide --format json >/dev/full");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("\"OD3021\"", result.Error, StringComparison.Ordinal);
        Assert.Contains("\"summary\"", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_wait_for_a_pipe_that_takes_no_more()
    {
        using var folder = new TemporaryFolder();
        var result = await Shell.RunAsync(
            folder,
            "mkfifo q; (echo +12025550123; exec sleep 15 >q) >q & " +
            "timeout 10 outdial check --numbers q --format verdicts >/dev/full; echo $?; kill %1");
        Assert.Equal("3\n", result.Out);
    }

    // Who has read enough does not want the rest to be checked, which may be without end.
    [Theory]
    [InlineData("verdicts")]
    [InlineData("text")]
    [InlineData("json")]
    public async Task Stops_a_list_whose_reader_has_gone(string format)
    {
        using var folder = new TemporaryFolder();
        var result = await Shell.RunAsync(
            folder,
            $"yes 12025550123 | outdial check --numbers - --format {format} | head -1; echo ${{PIPESTATUS[1]}}");
        Assert.EndsWith("\n3\n", result.Out, StringComparison.Ordinal);
        Assert.InRange(result.Error.Length, 1, 1_000);
        Assert.Contains("the rest of the list was not checked", result.Error, StringComparison.Ordinal);
    }
}
