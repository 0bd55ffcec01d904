using System.Reflection;
using System.Text.RegularExpressions;

namespace Outdial.Tests;

public sealed class RuleCatalogueTests
{
    private static readonly (Type Table, char Band)[] Bands =
    [
        (typeof(AddressRules), '1'),
        (typeof(CallRules), '2'),
        (typeof(PayloadRules), '2'),
        (typeof(ListRules), '2'),
        (typeof(JsonRules), '3'),
        (typeof(ServiceRules), '4'),
        (typeof(LedgerRules), '4'),
        (typeof(ReconciliationRules), '4'),
        (typeof(TrackingRules), '4'),
        (typeof(NamingRules), '4'),
        (typeof(ConfigurationRules), '5'),
        (typeof(ListFileRules), '6'),
        (typeof(GateRules), '6'),
        (typeof(CallListRules), '6'),
    ];

    [Fact]
    public void Lists_every_rule_that_is_declared()
    {
        var declared = Bands.SelectMany(band => band.Table.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (Rule)field.GetValue(null)!);
        Assert.Equal(declared.OrderBy(rule => rule.Id, StringComparer.Ordinal), Rules.All);
    }

    [Fact]
    public void Has_unique_ids_and_names_in_order()
    {
        var ids = Rules.All.Select(rule => rule.Id).ToList();
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.Equal(Rules.All.Length, Rules.All.Select(rule => rule.Name).Distinct().Count());
    }

    [Fact]
    public void Keeps_each_id_in_its_band()
    {
        foreach (var (table, band) in Bands)
        {
            foreach (var field in table.GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                Assert.Matches($@"\AOD{band}[0-9]{{3}}\z", ((Rule)field.GetValue(null)!).Id);
            }
        }
    }

    [Fact]
    public void Says_what_why_and_how_in_sentences()
    {
        foreach (var rule in Rules.All)
        {
            Assert.Matches(new Regex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z"), rule.Name);
            foreach (var sentence in new[] { rule.Message, rule.Why, rule.Fix })
            {
                Assert.True(
                    sentence.Length > 10 && sentence[^1] == '.' && sentence.Trim() == sentence,
                    $"{rule.Id}: {sentence}");
            }
        }
    }

    [Fact]
    public void Finds_a_rule_by_id_and_by_name()
    {
        Assert.Same(AddressRules.MissingPlus, Rules.Find("od1003"));
        Assert.Same(AddressRules.MissingPlus, Rules.Find("missing-plus"));
        Assert.Null(Rules.Find("OD9999"));
    }
}
