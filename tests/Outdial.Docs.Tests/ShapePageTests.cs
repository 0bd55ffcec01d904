using System.Text;
using Outdial.TestSupport;

namespace Outdial.Docs.Tests;

/// <summary>Each row of docs/shapes.md is what the checker says and what it writes.</summary>
public sealed class ShapePageTests
{
    public static TheoryData<string[]> Rows() =>
    [
        .. File.ReadLines(SourceTree.PathOf("docs/shapes.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 2 && int.TryParse(cells[1], out _))
            .Select(cells => cells[1..^1]),
    ];

    [Fact]
    public void Has_all_twenty() => Assert.Equal(
        Enumerable.Range(1, 20).Select(number => $"{number}"), Rows().Select(row => row.Data[0]));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Says_what_is_found_and_what_is_written(string[] row)
    {
        var (name, body) = (row[1], Encoding.UTF8.GetBytes(row[3].Trim('`')));
        foreach (var (contract, rules, written) in new[]
        {
            (Contract.Guide, row[4], row[6]), (Contract.Platform, row[5], row[7]),
        })
        {
            var checker = new PayloadChecker(contract);
            var findings = checker.Check(body).Findings
                .Where(finding => finding.Diagnostic.Severity != Severity.Note)
                .ToList();
            var found = findings.Select(finding => finding.Diagnostic.Rule.Id).Distinct().ToList();
            Assert.Equal(rules, found.Count == 0 ? "ok" : string.Join(", ", found));
            var request = checker.Rewrite(body, contract).Request;
            Assert.Equal(written, request is null ? "cannot be said" : $"`{request.BodyText}`");
            Assert.True(request is null || checker.Check(request.Body.Span).IsValid);

            // A name in backticks is what the message calls the shape, if it is not another service's own shape.
            const string Beginning = "This is the shape ";
            var named = findings.Select(finding => finding.Diagnostic.Message)
                .Where(message => message.StartsWith(Beginning, StringComparison.Ordinal));
            Assert.All(named, message =>
                Assert.StartsWith($"{Beginning}'{name.Trim('`')}'", message, StringComparison.Ordinal));
        }
    }
}
