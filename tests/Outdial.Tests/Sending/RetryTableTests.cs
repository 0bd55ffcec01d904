using System.Text;
using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>docs/never-dial-twice.md says what the code does.</summary>
public sealed class RetryTableTests
{
    [Fact]
    public void Is_the_one_that_the_page_shows()
    {
        var table = new StringBuilder(
            "| decision | what happened | outcome | sent again? | why |\n|---|---|---|---|---|\n");
        foreach (var row in RetryRule.All)
        {
            table.Append($"| `{row.Id}` | {row.What} | {row.Outcome} | {Words(row.Repeat)} | {row.Why} |\n");
        }

        Assert.Null(DocumentedTable.Difference("docs/never-dial-twice.md", "rule", table.ToString()));
    }

    private static string Words(Repeat repeat) => repeat switch
    {
        Repeat.Never => "no",
        Repeat.AfterBackOff => "after a growing pause, `MaxAttempts` (4) times in all",
        Repeat.AfterWhatTheServiceAsks => "after what it asks, else a growing pause, 4 times in all",
        _ => "once, with a new token",
    };
}
