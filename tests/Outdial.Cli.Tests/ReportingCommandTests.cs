using System.CommandLine;

namespace Outdial.Cli.Tests;

/// <summary>Every command that reports does so for machines too.</summary>
public sealed class ReportingCommandTests
{
    // They change something on this machine and report nothing, or are for people and shells alone.
    private static readonly string[] WithoutReport =
        ["login", "logout", "profile use", "profile remove", "sandbox", "completion"];

    public static TheoryData<string> Reporting => [.. Leaves().Select(leaf => leaf.Path).Except(WithoutReport)];

    [Theory]
    [MemberData(nameof(Reporting))]
    public void Has_a_form_for_machines(string path)
    {
        var options = Leaves().Single(leaf => leaf.Path == path).Command.Options;
        Assert.Contains(options, option => option.Name is "--json" or "--format");
    }

    [Fact]
    public void Excepts_only_commands_that_there_are() =>
        Assert.Empty(WithoutReport.Except(Leaves().Select(leaf => leaf.Path)));

    [Fact]
    public async Task Explains_a_rule_for_machines()
    {
        var one = await Cli.RunAsync("explain", "OD1003", "--json");
        Assert.StartsWith(
            "{\"id\":\"OD1003\",\"name\":\"missing-plus\",\"severity\":\"error\",", one.Out, StringComparison.Ordinal);
        var all = await Cli.RunAsync("explain", "--list", "--json");
        Assert.Equal(Rules.All.Length, all.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static IEnumerable<(string Path, Command Command)> Leaves() => OutdialCommand.Commands.SelectMany(command =>
        Leaves(command.Create(new Terminal(TextWriter.Null, TextWriter.Null, _ => null)), ""));

    private static IEnumerable<(string Path, Command Command)> Leaves(Command command, string above) =>
        command.Subcommands.Count == 0
            ? [($"{above}{command.Name}", command)]
            : command.Subcommands.SelectMany(one => Leaves(one, $"{above}{command.Name} "));
}
