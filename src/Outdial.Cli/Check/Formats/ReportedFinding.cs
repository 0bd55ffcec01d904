namespace Outdial.Cli;

/// <summary>A finding as JSON.</summary>
internal sealed record ReportedFinding(
    string File,
    long Line,
    int Column,
    string Rule,
    string Name,
    string Severity,
    string Path,
    ReportedSpan Span,
    string Message,
    string Help,
    IReadOnlyList<ReportedFix> Fixes)
{
    internal static ReportedFinding Of(CheckFinding finding) => new(
        finding.File,
        finding.Line,
        finding.Column,
        finding.Diagnostic.Rule.Id,
        finding.Diagnostic.Rule.Name,
        SeverityText.Of(finding.Diagnostic.Severity).Word,
        finding.Diagnostic.Path,
        new ReportedSpan(finding.Finding.Span.Start, finding.Finding.Span.Length),
        finding.Diagnostic.Message,
        finding.Diagnostic.Help,
        [.. finding.Finding.Fixes.Select(ReportedFix.Of)]);
}
