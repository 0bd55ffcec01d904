using System.Globalization;
using System.Text.RegularExpressions;
using Outdial.TestSupport;

namespace Outdial.Tests;

public sealed partial class AddressCorpusTests
{
    public static TheoryData<string, string> Rows()
    {
        var rows = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(SourceTree.PathOf("tests/corpus/addresses.tsv")))
        {
            if (!line.StartsWith('#') && line.Split('\t') is [var text, var expected])
            {
                rows.Add(text, expected);
            }
        }

        return rows;
    }

    /// <summary>What people were seen to write, and the region they were in.</summary>
    public static TheoryData<string, string, string> FieldRows()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var line in File.ReadLines(SourceTree.PathOf("tests/corpus/field-cases.tsv")))
        {
            if (!line.StartsWith('#') && line.Split('\t') is [var text, var region, var expected])
            {
                rows.Add(text, region, expected);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(FieldRows))]
    public void Finds_what_the_field_cases_say(string escaped, string region, string expected)
    {
        var text = Unescape(escaped);
        var fault = ParticipantAddress.TryParse(text, null, out var address)
            ? new CallValidator().Check(OutboundCall.To(address)).Diagnostics.FirstOrDefault()
            : ParticipantAddress.Diagnose(text, region == "-" ? null : region);
        Assert.Equal(expected, fault is null ? "ok" : Describe(fault));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Finds_what_the_corpus_says(string escaped, string expected)
    {
        var fault = ParticipantAddress.Diagnose(Unescape(escaped));
        Assert.Equal(expected, fault is null ? "ok" : Describe(fault));
    }

    private static string Describe(Diagnostic fault)
    {
        var fix = fault.Fix is { } offered
            ? $" {(offered.Applicability == Applicability.Safe ? "safe" : "guess")} {offered.Replacement}"
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"{fault.Rule.Id} @{Math.Max(fault.Index, 0)}{fix}");
    }

    private static string Unescape(string text) => Escape().Replace(text, match => match.Value switch
    {
        "\\n" => "\n",
        "\\r" => "\r",
        "\\t" => "\t",
        var code => ((char)int.Parse(code.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
    });

    [GeneratedRegex(@"\\n|\\r|\\t|\\u[0-9A-F]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
