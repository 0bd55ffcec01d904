using System.Collections.Immutable;

namespace Outdial.Docs.Tests;

/// <summary>JSON bodies on the pages of rules: each breaks the page's rule and no other, or none.</summary>
public sealed class BodyExampleTests
{
    public static TheoryData<CodeBlock> Examples() => CodeBlock.OfRules("json");

    [Theory]
    [MemberData(nameof(Examples))]
    public void Are_what_their_page_says(CodeBlock block)
    {
        var found = Findings(block);
        var isAsSaid = block.IsWrong
            ? found.Length > 0 && found.All(finding => finding.Diagnostic.Rule == block.Rule)
            : !found.Any(finding => finding.Diagnostic.Rule == block.Rule || finding.Diagnostic.IsError);
        Assert.True(isAsSaid, $"{block} gives [{string.Join(" ", found)}].");
    }

    private static ImmutableArray<PayloadFinding> Findings(CodeBlock block)
    {
        var words = ExampleWords.Of(block);
        var body = ExampleText.Bytes(block.Text);
        var checker = new PayloadChecker(words.Contract, words.Policy with { Region = words.Region });
        if (words.To is not { } contract)
        {
            return checker.Check(body).Findings;
        }

        var rewrite = checker.Rewrite(body, contract);
        Assert.True(block.IsWrong || rewrite.Request is not null, $"{block} makes no call.");
        return rewrite.Findings;
    }
}
