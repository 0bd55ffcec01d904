using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

public sealed class ExplainTests
{
    public static TheoryData<string> Ids() => [.. Rules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Prints_the_page_of_each_rule(string id)
    {
        var page = await File.ReadAllTextAsync(SourceTree.PathOf($"docs/rules/{id}.md"));
        Assert.Equal(new ProgramResult(0, CommandNames.In(page), ""), await Cli.RunAsync("explain", id));
    }

    [Fact]
    public async Task Finds_a_rule_by_its_name_and_in_any_case()
    {
        var byId = await Cli.RunAsync("explain", "OD1003");
        Assert.Equal(byId, await Cli.RunAsync("explain", "missing-plus"));
        Assert.Equal(byId, await Cli.RunAsync("explain", "od1003"));
    }

    [Fact]
    public async Task Lists_every_rule_on_a_line()
    {
        var result = await Cli.RunAsync("explain", "--list");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var lines = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Rules.All.Select(rule => rule.Id), lines.Select(line => line.Split(' ')[0]));
        Assert.Equal(
            Rules.All.Select(rule => rule.Name), lines.Select(line => line.TrimEnd('\r').Split(' ')[^1]));
    }

    [Fact]
    public async Task Says_of_a_rule_that_there_is_none_and_where_all_are_listed()
    {
        var result = await Cli.RunAsync("explain", "OD9999");
        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains("There is no rule 'OD9999'", result.Error, StringComparison.Ordinal);
        Assert.Contains("outdial explain --list", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("explain")]
    [InlineData("explain OD1003 --list")]
    public async Task Wants_a_rule_or_the_list(string line)
    {
        var result = await Cli.RunAsync(line.Split(' '));
        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains("Name a rule, or give --list.", result.Error, StringComparison.Ordinal);
    }
}
