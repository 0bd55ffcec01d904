using System.CommandLine.Help;

namespace Outdial.Cli.Tests;

/// <summary>A named subcommand is built without the others, and behaves as if built with them.</summary>
public sealed class OneCommandTests
{
    [Fact]
    public void Knows_every_word_that_asks_for_help()
    {
        var help = new HelpOption();
        Assert.Equal(help.Aliases.Append(help.Name).Order(), OptionRules.HelpWords.Order());
    }

    [Fact]
    public void Knows_every_subcommand_by_its_name() => Assert.All(
        OutdialCommand.Commands,
        command => Assert.Equal(
            command.Name,
            command.Create(new Terminal(TextWriter.Null, TextWriter.Null, _ => null)).Name));

    [Theory]
    [InlineData("login --hlep", "--help")]
    [InlineData("chekc body.json", "check")]
    [InlineData("ledger lsit", "list")]
    public async Task Says_what_was_meant(string line, string meant)
    {
        await using var error = new StringWriter();
        var terminal = new Terminal(TextWriter.Null, error, _ => null);
        var code = await OutdialCommand.RunAsync(line.Split(' '), terminal, TestContext.Current.CancellationToken);
        Assert.NotEqual(0, code);
        Assert.Contains(meant, error.ToString(), StringComparison.Ordinal);
    }
}
