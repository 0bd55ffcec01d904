using System.Text;
using Outdial.TestSupport;

namespace Outdial.Tests;

public sealed class DecisionsTests
{
    [Fact]
    public void Is_the_one_that_the_page_shows()
    {
        var table = new StringBuilder(
            "| decision | what happened | outcome | sent again? | why |\n|---|---|---|---|---|\n");
        foreach (var row in Decisions.All)
        {
            table.Append($"| `{row.Id}` | {row.What} | `{row.Outcome}` | {Words(row.Repeat)} | {row.Why} |\n");
        }

        Assert.Null(DocumentedTable.Difference("docs/never-dial-twice.md", "rule", table.ToString()));
    }

    [Fact]
    public void Have_one_row_for_each_name() =>
        Assert.Equal(Decisions.All.Length, Decisions.All.DistinctBy(row => row.Id).Count());

    // What may have been acted on is never sent again: only what proves that nothing was dialled is.
    [Fact]
    public void Repeat_only_what_dialled_nothing() => Assert.All(
        Decisions.All.Where(row => row.Repeat != Repeat.Never),
        row => Assert.DoesNotContain(row.Outcome, new[] { OutcomeKind.Placed, OutcomeKind.Unknown }));

    [Fact]
    public void Give_the_outcome_that_they_name() => Assert.All(Decisions.All, row =>
    {
        var attempt = new Attempt(row, SendStage.Answered)
        {
            ConversationId = "c-1",
            Answer = new ApiResponse { Status = 400 },
        };
        var call = new CallValidator().Check(OutboundCall.To("+12025550123")).Call!;
        var outcome = CallOutcomes.Of(attempt, ContractMapper.Map(call, Contract.Platform).Request!);
        Assert.Equal(row.Outcome.ToString(), outcome.GetType().Name);
    });

    private static string Words(Repeat repeat) => repeat switch
    {
        Repeat.Never => "no",
        Repeat.AfterBackOff => "after a growing pause, `MaxAttempts` (4) times in all",
        Repeat.AfterWhatTheServiceAsks => "after what it asks, else a growing pause, 4 times in all",
        _ => "once, with a new token",
    };
}
