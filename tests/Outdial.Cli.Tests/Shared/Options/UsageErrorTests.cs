using System.CommandLine;

namespace Outdial.Cli.Tests;

/// <summary>A command line that cannot be read gets a sentence of the command's own, whichever command it is.</summary>
public sealed class UsageErrorTests
{
    // What the parser says by itself.
    private static readonly string[] Foreign =
    [
        "Required ", "Unrecognized", "not recognized", "Must be one of", "Cannot parse", "was not matched",
        " is required.",
    ];

    public static TheoryData<string> Lines()
    {
        var lines = new TheoryData<string>();
        foreach (var (path, command) in All(OutdialCommand.Whole(new(TextWriter.Null, TextWriter.Null, _ => null)), ""))
        {
            lines.Add(path);
            lines.Add($"{path} x y z w");
            foreach (var option in command.Options.Where(option => !OptionRules.IsFlag(option)))
            {
                lines.Add($"{path} {option.Name} Nonsense! x y z w");
            }
        }

        return lines;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Speaks_for_itself(string line)
    {
        // Nothing is asked of a service: the words are wrong, or there is no account.
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await using var error = new StringWriter();
        var terminal = new Terminal(TextWriter.Null, error, _ => null);
        await OutdialCommand.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), terminal, stop.Token);
        Assert.All(Foreign, words => Assert.DoesNotContain(words, error.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cal +12025550123", "There is no command 'cal' of outdial. The nearest is call.")]
    [InlineData("frobnicate", "There is no command 'frobnicate' of outdial. Its commands are: call, list, ledger, ")]
    [InlineData("ledger", "outdial ledger needs a command: list, show, ")]
    [InlineData("ledger lsit", "There is no command 'lsit' of outdial ledger. The nearest is list.")]
    [InlineData("status", "outdial status needs <id>: The conversation")]
    [InlineData("ledger purge", "outdial ledger purge needs --older-than age: ")]
    [InlineData("call", "outdial call needs <address>, or --queue. ")]
    [InlineData("explain OD1003 OD1004", "'OD1004' is one word too many for outdial explain.")]
    [InlineData("call +12025550123 --policy lax", "--policy is 'lax', and can be syntax, possible or assigned.")]
    [InlineData("ledger list --state lost", "--state is 'lost', and can be planned, intended, ")]
    [InlineData("completion tcsh", "<shell> is 'tcsh', and can be bash, zsh or fish.")]
    [InlineData("sandbox --port x", "--port is a number from 0 to 65535.")]
    public async Task Says_it_in_one_sentence(string line, string says)
    {
        var result = await Cli.RunAsync(line.Split(' '));
        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.StartsWith(says, result.Error, StringComparison.Ordinal);
        Assert.Equal(2, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Says_what_it_needs_and_shows_the_help_when_nothing_is_asked()
    {
        var result = await Cli.RunAsync();
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("outdial needs a command: call, ", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Usage:", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("call +12025550123 --dry-run --policy Possible --contract GUIDE", "participantAddress")]
    [InlineData("check --address +12025550123 --policy ASSIGNED --format NDJSON", "")]
    [InlineData("completion Fish", "complete -c outdial")]
    public async Task Takes_a_value_of_a_few_in_any_case(string line, string prints)
    {
        var result = await Cli.RunAsync(line.Split(' '));
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains(prints, result.Out, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Path, Command Command)> All(Command command, string path) =>
        command.Subcommands.SelectMany(sub => All(sub, $"{path} {sub.Name}")).Prepend((path.Trim(), command));
}
