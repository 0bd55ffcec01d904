namespace Outdial.Docs.Tests;

/// <summary>Commands on the pages of rules. What they print is tried with those of all other pages
/// (<see cref="DocumentedBlockTests"/>); here is tried that it belongs to the page.</summary>
public sealed class ConsoleExampleTests
{
    public static TheoryData<CodeBlock> Examples() => CodeBlock.OfRules("console");

    [Theory]
    [MemberData(nameof(Examples))]
    public void Print_their_pages_rule_only_where_it_is_broken(CodeBlock block)
    {
        Assert.Empty(block.Words);
        Assert.Equal(block.IsWrong, block.Text.Contains($"[{block.Rule!.Id}]", StringComparison.Ordinal));
        Assert.True(block.IsWrong || !block.Text.Contains("error[", StringComparison.Ordinal));
    }
}
