using System.Collections.Immutable;

namespace Outdial.Docs.Tests;

/// <summary>Environments on the pages of rules: each breaks the page's rule and no other, or none.</summary>
public sealed class SettingsExampleTests
{
    public static TheoryData<CodeBlock> Examples() => CodeBlock.OfRules("env");

    [Theory]
    [MemberData(nameof(Examples))]
    public void Are_what_their_page_says(CodeBlock block)
    {
        var variables = block.Lines
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => ExampleText.Unescape(pair[1]));
        var found = Faults(OutdialOptions.From(variables.GetValueOrDefault));
        var isAsSaid = block.IsWrong
            ? !found.IsEmpty && found.All(fault => fault.Rule == block.Rule)
            : found.IsEmpty;
        Assert.True(isAsSaid, $"{block} gives [{string.Join(" ", found)}].");
    }

    private static ImmutableArray<Diagnostic> Faults(OutdialOptions options)
    {
        try
        {
            using var client = new CallClient(options);
            return [];
        }
        catch (SettingsException faults)
        {
            return faults.Diagnostics;
        }
    }
}
