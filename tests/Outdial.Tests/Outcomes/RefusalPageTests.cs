using System.Text;
using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>docs/refusals.md is made from the table that the library itself uses.</summary>
public sealed class RefusalPageTests
{
    private const string Beginning =
    """
    # Why was my call refused?

    Look for the code that Outdial printed, or that is in the service's answer. `outdial doctor` explains refusals
    that are about the account (403, 409, `not.a.user`, no station): it examines the account step by step, and dials
    nothing. `outdial call` prints what it finds.

    A call that was placed, but reached no phone, has a code of another kind: [below](#placed-and-no-phone-rang).

    ## The service's codes

    What the service's codes mean for a call, and what to do. The codes and their statuses are those that the published
    API documents for `postConversationsCalls`. The login service's answers are known from tests of public clients
    against it. A test generates this page from the library's own table.

    | code | rule | what it means | what to do |
    |---|---|---|---|

    """;

    private static readonly (string Ending, string Verdict, string Meaning, string Advice)[] OnLegs =
    [
        ("`connection.timeout`, on your own leg", "stationNotAnswered",
            "Your station rang for a minute and was not answered; the number was not called.",
            "Answer your phone, or choose another one in Genesys Cloud."),
        ("`dialplan.notReachable`", "noNumberPlan",
            "No number plan of your site matches the number.",
            "Have an administrator look at the number plans and outbound routes of the site."),
        ("anything else", "failed",
            "Another failure; the code is shown.",
            "Give the code and the conversation's id to the service's support."),
    ];

    [Fact]
    public void Says_what_the_library_says()
    {
        var page = new StringBuilder(Beginning);
        var byRule = ServiceCodes.All
            .OrderBy(entry => entry.Value.Rule.Id, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal);
        foreach (var (code, meaning) in byRule)
        {
            var (rule, advice) = (meaning.Rule, meaning.Help ?? meaning.Rule.Fix);
            page.Append($"| `{code}` | {rule.Id} {rule.Name} | {meaning.Meaning} | {advice} |\n");
        }

        page.Append(
            """

            ## Answers without such a code, and missing answers

            | rule | what happened | why | what to do |
            |---|---|---|---|

            """);
        var coded = ServiceCodes.All.Values.Select(code => code.Rule).ToHashSet();
        foreach (var rule in ServiceRules.All.Where(rule => !coded.Contains(rule)))
        {
            page.Append($"| {rule.Id} {rule.Name} | {rule.Message} | {rule.Why} | {rule.Fix} |\n");
        }

        page.Append(
            """

            ## Placed, and no phone rang

            These come after the 2xx, on a leg of the call, as `errorInfo.code`: `--wait` and `outdial status ID` show
            them. The first two were recorded on a real organisation; which others exist is not published.

            | the code ends in | verdict | what it means | what to do |
            |---|---|---|---|

            """);
        foreach (var (ending, verdict, meaning, advice) in OnLegs)
        {
            page.Append($"| {ending} | `{verdict}` | {meaning} | {advice} |\n");
        }

        page.Append(
            """

            Busy, not answered, hung up: [the results of a call](following.md#the-result).

            """);
        Assert.Null(Approved.Difference("docs/refusals.md", page.ToString()));
    }
}
