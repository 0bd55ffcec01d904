namespace Outdial.Docs.Tests;

/// <summary>Answers on the pages of rules: each is explained by the page's rule, or is a call placed.</summary>
public sealed class AnswerExampleTests
{
    public static TheoryData<CodeBlock> Examples() => CodeBlock.OfRules("answer");

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Are_what_their_page_says(CodeBlock block)
    {
        var outcome = await PlayedAnswer.OutcomeAsync(block, TestContext.Current.CancellationToken);
        var found = string.Join(" ", outcome.Diagnostics);
        if (block.IsWrong)
        {
            // What is behind the first error are remarks: on the call, and on the body that the answer blames.
            var isAsSaid = block.Rule!.Severity == Severity.Note
                ? outcome.Diagnostics.Any(finding => finding.Rule == block.Rule)
                : outcome.Diagnostics is [var first, ..] && first.Rule == block.Rule;
            Assert.True(isAsSaid, $"{block} gives [{found}].");
            Assert.IsNotType<CallOutcome.Placed>(outcome);
        }
        else
        {
            Assert.True(outcome is CallOutcome.Placed, $"{block} gives [{found}].");
        }
    }
}
