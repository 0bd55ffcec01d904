using System.Collections.Immutable;
using System.Text;
using Outdial.TestSupport;

namespace Outdial.Docs.Tests;

/// <summary>docs/rules has a page for every rule, and no page says what the rule does not.</summary>
public sealed class RulePageTests
{
    private const string IndexPath = RulePage.Folder + "/README.md";

    private const string IndexBeginning =
        """
        # Rules

        Everything that Outdial checks, by permanent id. A page says what is wrong, why, and how to fix it, with
        examples that the tests run; `outdial explain OD1003` prints it.

        | example | what it is |
        |---|---|
        | `address` | an address on each line, with `region=` as dialled there; `\u0661` stands for the character |
        | `json guide`, `json platform` | a body under a contract, with `to=` rewritten; ⟦EF BB⟧ stands for bytes |
        | `console` | commands, and what they print |
        | `answer` | what the service answers, or what the network does; with `login` the login service |
        | `env` | the environment of the program |
        | `csharp` | lines of a program |

        | id | name | severity | what is wrong |
        |---|---|---|---|

        """;

    public static TheoryData<string> Ids() => [.. Rules.All.Select(rule => rule.Id)];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule()
    {
        var pages = Directory.EnumerateFiles(SourceTree.PathOf(RulePage.Folder))
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal);
        Assert.Equal([.. Rules.All.Select(rule => $"{rule.Id}.md"), "README.md"], pages);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Begins_with_the_rules_own_words(string id)
    {
        var rule = Rules.Find(id)!;
        Assert.Null(Approved.Difference(RulePage.PathOf(rule), RulePage.Expected(rule)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Shows_what_is_wrong_and_what_is_right(string id)
    {
        var page = RulePage.PathOf(Rules.Find(id)!);
        var headings = File.ReadLines(SourceTree.PathOf(page))
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal));
        Assert.Equal([$"## {RulePage.Wrong}", $"## {RulePage.Right}"], headings);
        var sections = CodeBlock.All.Where(block => block.Page == page).Select(block => block.Section);
        Assert.Equal([RulePage.Wrong, RulePage.Right], sections.ToImmutableHashSet().OrderDescending());
    }

    [Fact]
    public void Are_listed_with_a_link_to_each()
    {
        var index = new StringBuilder(IndexBeginning);
        foreach (var rule in Rules.All)
        {
            index.Append(
                $"| [{rule.Id}]({rule.Id}.md) | {rule.Name} | {RulePage.SeverityOf(rule)} " +
                $"| {RulePage.Markdown(rule.Message)} |\n");
        }

        Assert.Null(Approved.Difference(IndexPath, index.ToString()));
    }
}
