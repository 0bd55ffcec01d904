using System.Text.RegularExpressions;

namespace Outdial.Cli.Tests;

public sealed class CommandNamesTests
{
    public static TheoryData<string> Ids() => [.. Rules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Explains_a_rule_in_the_names_of_the_command(string id)
    {
        var advice = CommandNames.In(Rules.Find(id)!.Fix);
        foreach (var type in typeof(CallClient).Assembly.GetExportedTypes())
        {
            // The HTTP client is an application's alone.
            Assert.DoesNotMatch(
                $@"\b{Regex.Escape(type.Name)}\.[A-Z]",
                advice.Replace("OutdialBuilder.HttpClient", "", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("OutdialOptions.Region is not a known region.", "GENESYS_REGION is not a known region.")]
    [InlineData("OutdialOptions.Connection.CaFile: no", "GENESYS_CA_FILE: no")]
    [InlineData("Use (OutdialOptions.Contract = Platform).", "Use (--contract platform).")]
    [InlineData("OutdialOptions.Retry.MaxAttempts is 11", "OutdialOptions.Retry.MaxAttempts is 11")]
    [InlineData("1.5 s. Then", "1.5 s. Then")]
    public void Puts_the_names_of_the_command_in_place(string text, string expected) =>
        Assert.Equal(expected, CommandNames.In(text));
}
