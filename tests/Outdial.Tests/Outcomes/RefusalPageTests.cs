using System.Text;
using Outdial.Testing;

namespace Outdial.Tests;

/// <summary>docs/refusals.md is made from the table that the library itself uses.</summary>
public sealed class RefusalPageTests
{
    private const string Beginning =
    """
    # Every refusal

    What the service's codes mean for a call, and what to do. The codes and their statuses are those that the published
    API documents for `postConversationsCalls`; the login service's answers are known from tests of public clients
    against it. This page is written by a test from the library's own table.

    | code | rule | what it means | what to do |
    |---|---|---|---|

    """;

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

            Answers without such a code, and no answers, have rules too:

            | rule | what happened | why | what to do |
            |---|---|---|---|

            """);
        var coded = ServiceCodes.All.Values.Select(code => code.Rule).ToHashSet();
        foreach (var rule in ServiceRules.All.Where(rule => !coded.Contains(rule)))
        {
            page.Append($"| {rule.Id} {rule.Name} | {rule.Message} | {rule.Why} | {rule.Fix} |\n");
        }

        Assert.Null(Approved.Difference("docs/refusals.md", page.ToString()));
    }
}
