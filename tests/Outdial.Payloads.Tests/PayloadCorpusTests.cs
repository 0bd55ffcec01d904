using System.Text;

namespace Outdial.Payloads.Tests;

public sealed class PayloadCorpusTests
{
    public static TheoryData<string, string> Titles()
    {
        var titles = new TheoryData<string, string>();
        foreach (var (file, cases) in PayloadCorpus.Files)
        {
            foreach (var title in cases.Keys)
            {
                titles.Add(file, title);
            }
        }

        return titles;
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Finds_what_the_corpus_says(string file, string title)
    {
        var (expected, checker) = (PayloadCorpus.Files[file][title], PayloadCorpus.Files[file][title].Checker);
        Assert.Equal(expected.Findings, string.Join('\n', checker.Check(expected.Body).Findings.Select(Line)));
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Fixes_what_the_corpus_says(string file, string title)
    {
        var expected = PayloadCorpus.Files[file][title];
        Fixed(expected.Fixed, expected, guesses: false);
        Fixed(expected.FixedWithGuesses, expected, guesses: true);
    }

    [Fact]
    public void Has_payloads_of_both_contracts() => Assert.All(
        Enum.GetValues<Contract>(),
        contract => Assert.True(PayloadCorpus.All.Count(payload => payload.Contract == contract) >= 100));

    [Fact]
    public void Breaks_every_rule_that_a_body_can_break()
    {
        // About rewriting, about files, or about more than a corpus should hold.
        Rule[] others =
        [
            PayloadRules.LeftOut, PayloadRules.NothingToRewrite, JsonRules.FileNotRead, JsonRules.FileNotWritten,
            JsonRules.TooLarge, JsonRules.TooManyFindings,
        ];
        var broken = PayloadCorpus.All.SelectMany(payload => payload.Checker.Check(payload.Body).Findings)
            .Select(finding => finding.Diagnostic.Rule)
            .ToHashSet();
        Assert.Empty(PayloadRules.All.Concat(JsonRules.All).Except(others).Except(broken).Select(rule => rule.Id));
    }

    private static void Fixed(byte[]? bytes, PayloadCase payload, bool guesses)
    {
        if (bytes is not null)
        {
            var corrected = payload.Checker.Fix(payload.Body, guesses).Json;
            Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(corrected.Span));
            Assert.True(corrected.Span.SequenceEqual(bytes));
        }
    }

    private static string Line(PayloadFinding finding)
    {
        var (rule, severity) = (finding.Diagnostic.Rule.Id, Word(finding.Diagnostic.Severity));
        var fix = finding.SafeFix is not null ? " safe" : finding.Fixes.IsEmpty ? "" : " guess";
        return $"{rule} {severity} {finding.Position} {finding.Diagnostic.Path}{fix}";
    }

    private static string Word(Severity severity) => severity switch
    {
        Severity.Note => "note",
        Severity.Warning => "warning",
        _ => "error",
    };
}
