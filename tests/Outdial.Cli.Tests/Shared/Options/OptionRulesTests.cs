using System.CommandLine;
using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>What the options of every command have in common, tried for each option of the tree.</summary>
public sealed class OptionRulesTests
{
    public static TheoryData<string> Commands() =>
        [.. Leaves(OutdialCommand.Whole(Nowhere()), "").Select(leaf => leaf.Path)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task No_value_is_another_option_or_empty_or_missing(string path)
    {
        var command = CommandOf(path);
        foreach (var option in Options(command).Where(option => !OptionRules.IsFlag(option)))
        {
            await AssertUsageAsync(path, [option.Name], $"{option.Name} needs a value");
            if (option.Name != "--address") // of which check says by a rule that it is empty
            {
                await AssertUsageAsync(path, [$"{option.Name}="], "empty");
                await AssertUsageAsync(path, [$"{option.Name}:"], "empty");
                await AssertUsageAsync(path, [option.Name, "", "--json"], "empty");
            }

            await AssertUsageAsync(path, [option.Name, "--", "x"], $"{option.Name} needs a value");
            foreach (var other in Options(command))
            {
                await AssertUsageAsync(
                    path, [option.Name, other.Name], $"{option.Name} needs a value, and '{other.Name}' looks like");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task An_option_is_given_once_unless_it_is_repeatable(string path)
    {
        foreach (var option in Options(CommandOf(path)).Where(option => option.Name != "--help"))
        {
            string[] once = OptionRules.IsFlag(option) ? [option.Name] : [option.Name, "1"];
            var isRepeatable = option.Arity.MaximumNumberOfValues > 1;
            Assert.Equal(isRepeatable, (option.Description ?? "").Contains("epeatable", StringComparison.Ordinal));
            if (!isRepeatable)
            {
                await AssertUsageAsync(path, [.. once, .. once], $"{option.Name} is given twice");
                await AssertUsageAsync(path, [.. once, "word", .. once], $"{option.Name} is given twice");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_misspelled_option_is_no_argument_and_the_nearest_is_named(string path)
    {
        foreach (var option in Options(CommandOf(path)))
        {
            foreach (var wrong in Misspelled(option.Name))
            {
                if (Options(CommandOf(path)).All(other => other.Name != wrong))
                {
                    await AssertUsageAsync(path, ["word", wrong, "1"], $"There is no option '{wrong}'");
                    await AssertUsageAsync(path, [$"{wrong}=1"], $"There is no option '{wrong}'");
                }
            }

            // A letter too many leaves no doubt.
            await AssertUsageAsync(path, [$"{option.Name}x"], $"The nearest is {option.Name}.");
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_flag_takes_no_value(string path)
    {
        foreach (var flag in Options(CommandOf(path)).Where(OptionRules.IsFlag))
        {
            foreach (var value in new[] { "false", "true", "0", "no", "" })
            {
                await AssertUsageAsync(path, [$"{flag.Name}={value}"], $"{flag.Name} takes no value");
                await AssertUsageAsync(path, [$"{flag.Name}:{value}"], $"{flag.Name} takes no value");
            }

            foreach (var value in flag.Name == "--help" ? [] : new[] { "false", "False", "true" })
            {
                await AssertUsageAsync(path, [flag.Name, value], $"{flag.Name} takes no value, and '{value}' is given");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_file_is_not_in_a_folder_that_no_shell_has_named(string path)
    {
        string[] files =
            ["--ledger", "--numbers", "--output", "--rejects", "--suppress", "--html", "--ca-out"];
        foreach (var option in Options(CommandOf(path)).Where(option => !OptionRules.IsFlag(option)))
        {
            Assert.Equal(
                files.Contains(option.Name) || (path, option.Name) == ("sandbox", "--state"),
                option.HelpName == OptionRules.FileValue);
            if (option.HelpName != OptionRules.FileValue)
            {
                continue;
            }

            await AssertUsageAsync(path, [$"{option.Name}=~/calls"], $"{option.Name} is '~/calls', and no shell");
            await AssertUsageAsync(path, [option.Name, "~ann/calls"], $"{option.Name} is '~ann/calls', and no shell");
        }

        Assert.False(Directory.Exists("~"));
    }

    [Theory]
    [InlineData("ledger export --json")]
    [InlineData("call +12025550123 --unheard-of")]
    [InlineData("completion bash --ledger x")]
    public async Task Names_no_option_that_is_another_word(string line)
    {
        var result = await Cli.RunAsync(line.Split(' '));
        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain("nearest", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("call +12025550123 --JSON", "--json")]
    [InlineData("call +12025550123 --Dry-Run", "--dry-run")]
    [InlineData("check body.json --warn", "--warnings-as-errors")]
    [InlineData("call +12025550123 --jsn", "--json")]
    [InlineData("check --numbrs list.txt", "--numbers")]
    [InlineData("reconcile --al", "--all")]
    [InlineData("ledger show order-4711 --jsn", "--json")]
    [InlineData("status c-1 -json", "--json")]
    public async Task Says_what_was_meant(string line, string meant) =>
        await AssertUsageAsync("", line.Split(' '), $"The nearest is {meant}.");

    [Theory]
    [InlineData("--sandbox call +12025550123", "outdial call … --sandbox")]
    [InlineData("--key order-4711 call +12025550123", "outdial call … --key")]
    [InlineData("--ledger x ledger list", "outdial ledger list … --ledger")]
    [InlineData("ledger --json list", "outdial ledger list … --json")]
    public async Task Says_where_an_option_belongs_that_stands_before_its_command(string line, string belongs) =>
        await AssertUsageAsync(
            "", line.Split(' '), $"stands before its command; write it after the command: {belongs}");

    [Theory]
    [InlineData("+44 20 7946 0018")]
    [InlineData("+1 (202) 555-0123")]
    [InlineData("020 7946 0018 --region GB")]
    public async Task A_number_that_was_not_quoted_gets_one_sentence(string line)
    {
        var result = await Cli.RunAsync(["call", .. line.Split(' ')]);
        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains("Put it in quotes", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task What_begins_with_a_hyphen_can_be_given_all_the_same()
    {
        var value = await Cli.RunAsync("call", "+12025550123", "--attribute=--json=-1", "--label=-x", "--dry-run");
        Assert.Equal(0, value.ExitCode);
        Assert.Contains("\"--json\":\"-1\"", value.Out, StringComparison.Ordinal);
        Assert.Contains("\"-x\"", value.Out, StringComparison.Ordinal);

        var argument = await Cli.RunAsync("call", "--dry-run", "--", "--json");
        Assert.Equal(3, argument.ExitCode);
        Assert.Contains("OD1027", argument.Error, StringComparison.Ordinal);

        var input = await Cli.RunWithInputAsync("+12025550123\n", "check", "--numbers", "-");
        Assert.Equal(0, input.ExitCode);
    }

    private static async Task AssertUsageAsync(string path, string[] words, string says)
    {
        // An account that works, as far as can be known: nothing may be asked of it.
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Json(500, "{}"));
        var environment = new Dictionary<string, string>(Cli.Environment(server.Url, org: null))
        {
            ["OUTDIAL_LEDGER"] = Path.Combine(Path.GetTempPath(), "outdial-tests-no-such-folder", "ledger.db"),
        };
        string[] line = [.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. words];
        var result = await Cli.RunAsync(environment, line);
        Assert.True(
            result.ExitCode == ExitCode.Usage && result.Out.Length == 0 &&
                result.Error.Contains(says, StringComparison.Ordinal),
            $"{string.Join(' ', line)}: {result.ExitCode} {result.Out} {result.Error}");
        Assert.Empty(server.Requests);
    }

    private static IEnumerable<string> Misspelled(string name)
    {
        yield return name[..^1];
        yield return name[1..];
        yield return $"{name[..^2]}{name[^1]}{name[^2]}";
        yield return name.ToUpperInvariant();
    }

    private static IEnumerable<Option> Options(Command command) =>
        OptionRules.Known(command, OutdialCommand.Whole(Nowhere())).DistinctBy(option => option.Name);

    private static Command CommandOf(string path) =>
        Leaves(OutdialCommand.Whole(Nowhere()), "").Single(leaf => leaf.Path == path).Command;

    private static IEnumerable<(string Path, Command Command)> Leaves(Command command, string path) =>
        command.Subcommands.Count == 0
            ? [(path.Trim(), command)]
            : command.Subcommands.SelectMany(sub => Leaves(sub, $"{path} {sub.Name}"));

    private static Terminal Nowhere() => new(TextWriter.Null, TextWriter.Null, _ => null);
}
