using System.Text.RegularExpressions;
using Outdial.TestSupport;

namespace Outdial.Analyzers.Tests;

/// <summary>What is reported is what docs/analyzers.md and the release notes say.</summary>
public sealed partial class AnalyzerRulesTests
{
    private static readonly string Page = File.ReadAllText(SourceTree.PathOf("docs/analyzers.md"));

    /// <summary>The examples of the page: an id, code that is reported by it, code that is not.</summary>
    public static TheoryData<string, string, string> Examples()
    {
        var examples = new TheoryData<string, string, string>();
        foreach (var section in Page.Split("\n## ").Skip(1))
        {
            foreach (Match row in Row().Matches(section))
            {
                examples.Add(section[..6], row.Groups["wrong"].Value, row.Groups["right"].Value);
            }
        }

        return examples;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Examples_are_reported_as_the_page_says(string id, string wrong, string right)
    {
        Assert.Empty(Analysis.Errors(Analysis.Method(wrong)));
        Assert.Equal(id, Assert.Single(await Analysis.RunAsync(Analysis.Method(wrong))).Id);
        Assert.Empty(Analysis.Errors(Analysis.Method(right)));
        Assert.Empty(await Analysis.RunAsync(Analysis.Method(right)));
    }

    [Fact]
    public void Every_rule_has_a_section_and_examples()
    {
        var ids = Analysis.Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["ODA001", "ODA002", "ODA003"], ids);
        Assert.Equal(ids, Page.Split("\n## ").Skip(1).Select(section => section[..6]));
        Assert.Equal(ids, Examples().Select(row => row.Data.Item1).Distinct());
        Assert.All(Analysis.Rules, rule =>
        {
            Assert.Equal($"https://outdial.dev/analyzers#{rule.Id.ToLowerInvariant()}", rule.HelpLinkUri);
            Assert.Contains($"| [{rule.Id}](#{rule.Id.ToLowerInvariant()}) | ", Page, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void No_id_is_one_of_the_library() =>
        Assert.Empty(Analysis.Rules.Where(rule => Rules.Find(rule.Id) is not null));

    [GeneratedRegex(@"^\| `(?<wrong>[^`]+)` \| `(?<right>[^`]+)` \|$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
