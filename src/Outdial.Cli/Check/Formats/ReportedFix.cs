namespace Outdial.Cli;

/// <summary>A fix as JSON.</summary>
internal sealed record ReportedFix(string Title, string Applicability, IReadOnlyList<ReportedEdit> Edits)
{
    internal static ReportedFix Of(TextFix fix) => new(
        fix.Title,
        fix.Applicability == Outdial.Applicability.Safe ? "safe" : "guess",
        [.. fix.Edits.Select(edit => new ReportedEdit(edit.Span.Start, edit.Span.Length, edit.Replacement))]);
}
