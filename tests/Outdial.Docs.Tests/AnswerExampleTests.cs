using System.Collections.Immutable;

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
        ImmutableArray<Diagnostic> findings = [.. outcome.Diagnostics, .. RefusedPayload.Check(outcome)];
        var found = string.Join(" ", findings);
        if (block.IsWrong)
        {
            // What is behind the first error are remarks: on the call, and on the body that the answer blames.
            var isAsSaid = block.Rule!.Severity == Severity.Note
                ? findings.Any(finding => finding.Rule == block.Rule)
                : findings is [var first, ..] && first.Rule == block.Rule;
            Assert.True(isAsSaid, $"{block} gives [{found}].");
            Assert.IsNotType<CallOutcome.Placed>(outcome);
        }
        else
        {
            Assert.True(outcome is CallOutcome.Placed, $"{block} gives [{found}].");
        }
    }
}
