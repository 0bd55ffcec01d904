using System.Text;
using System.Text.Unicode;

namespace Outdial.Payloads.Tests;

public sealed class PayloadPropertyTests
{
    [Fact]
    public void Never_throws() => Sample((checker, body) =>
    {
        _ = checker.Check(body);
        return true;
    });

    [Fact]
    public void Places_every_finding_inside_the_body_and_in_its_order() => Sample((checker, body) =>
    {
        var spans = checker.Check(body).Findings.Select(finding => finding.Span).ToList();
        return spans.TrueForAll(span => span.Start >= 0 && span.Length >= 0 && span.End <= body.Length) &&
            spans.Zip(spans.Skip(1)).All(pair => pair.First.Start <= pair.Second.Start);
    });

    [Fact]
    public void Keeps_the_edits_of_a_fix_inside_the_body_in_order_and_apart() => Sample((checker, body) =>
        checker.Check(body).Findings.SelectMany(finding => finding.Fixes).All(fix =>
            !fix.Edits.IsEmpty && fix.Title.Length > 0 && fix.Edits[0].Span.Start >= 0 &&
            fix.Edits.All(edit => edit.Span.Length >= 0 && edit.Span.End <= body.Length) &&
            fix.Edits.Zip(fix.Edits.Skip(1)).All(pair => pair.First.Span.End <= pair.Second.Span.Start)));

    [Fact]
    public void Counts_lines_and_columns_as_a_person_does() => Sample((checker, body) =>
        checker.Check(body).Findings.All(finding =>
        {
            var before = body.AsSpan(0, finding.Span.Start);
            var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
            return Utf8.IsValid(before) &&
                finding.Position == new TextPosition(
                    before.Count((byte)'\n') + 1, Encoding.UTF8.GetString(line).EnumerateRunes().Count() + 1);
        }));

    [Fact]
    public void Finds_the_same_the_short_way_and_the_thorough_one() => Sample((checker, body) =>
        Lines(checker.Check(body)) == Lines(checker.CheckThoroughly(body)));

    [Fact]
    public void Is_valid_exactly_without_errors() => Sample((checker, body) =>
        checker.Check(body) is var check &&
        check.IsValid == check.Findings.All(finding => finding.Diagnostic.Severity != Severity.Error));

    [Fact]
    public void Says_nothing_that_carries_a_whole_number() => Sample((checker, body) =>
        checker.Check(body).Findings.All(finding =>
            $"{finding.Diagnostic.Message} {finding.Diagnostic.Path}" is var said &&
            !said.Contains("2025550123", StringComparison.Ordinal) &&
            !said.Contains("15555555555", StringComparison.Ordinal)));

    [Fact]
    public void Fixes_all_that_is_safe_and_then_nothing_more() => Sample((checker, body) =>
    {
        var once = checker.Fix(body);
        var twice = checker.Fix(once.Json.Span);
        return once.After.Findings.All(finding => finding.SafeFix is null) && twice.Fixes == 0 &&
            twice.Json.Span.SequenceEqual(once.Json.Span) && (once.Fixes > 0 || once.Json.Span.SequenceEqual(body)) &&
            Lines(once.After) == Lines(checker.Check(once.Json.Span));
    });

    [Fact]
    public void Keeps_an_unknown_member_byte_for_byte() =>
        Gen.Select(PayloadGen.Checkers, Gen.Int[0, PayloadCorpus.All.Count - 1], Spaces, Spaces, Gen.Int).Sample(
            (checker, i, before, behind, number) =>
            {
                var body = PayloadCorpus.All[i].Body;
                var member = $"{before}\"zz-{number}\"{behind}:{before}[1 ,{behind}\"a\\u0062\" ,{{ }}]";
                if (body is not [(byte)'{', .. var rest] || rest.AsSpan().TrimStart(" \r\n\t"u8) is [(byte)'}', ..])
                {
                    return true;
                }

                var corrected = checker.Fix([(byte)'{', .. Encoding.UTF8.GetBytes($"{member} ,"), .. rest]).Json;
                return corrected.Span.IndexOf(Encoding.UTF8.GetBytes(member)) > 0;
            });

    private static Gen<string> Spaces { get; } = Gen.String[Gen.Char[" \t\r\n"], 0, 4];

    private static void Sample(Func<PayloadChecker, byte[], bool> holds) =>
        Gen.Select(PayloadGen.Checkers, PayloadGen.Bodies)
            .Sample((checker, body) => holds(checker, body), print: pair => PayloadGen.Print(pair.Item1, pair.Item2));

    private static string Lines(PayloadCheck check) => string.Join('\n', check.Findings.Select(finding =>
        $"{finding} {finding.Span} {string.Join(';', finding.Fixes.Select(Line))}"));

    private static string Line(TextFix fix) => $"{fix.Title} {fix.Applicability} {string.Join(',', fix.Edits)}";
}
