namespace Outdial.Cli;

/// <summary>A finding as JSON.</summary>
internal sealed record CallReportDiagnostic(
    string Rule, string Name, string Severity, string Path, int? Index, string Message, string Help, CallReportFix? Fix)
{
    internal static CallReportDiagnostic Of(Diagnostic diagnostic) => new(
        diagnostic.Rule.Id,
        diagnostic.Rule.Name,
        SeverityText.Of(diagnostic.Severity).Word,
        CommandNames.In(diagnostic.Path),
        diagnostic.Index < 0 ? null : diagnostic.Index,
        CommandNames.In(diagnostic.Message),
        CommandNames.In(diagnostic.Help),
        diagnostic.Fix is { } fix
            ? new CallReportFix(fix.Replacement, fix.Applicability == Applicability.Safe ? "safe" : "guess")
            : null);
}
