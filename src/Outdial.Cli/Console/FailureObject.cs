namespace Outdial.Cli;

/// <summary>The object that a command prints with <c>--json</c> when it has no result: why.</summary>
internal sealed record FailureObject(
    string Outcome, string Message, IReadOnlyList<CallReportDiagnostic> Diagnostics)
{
    internal static FailureObject Of(IReadOnlyList<Diagnostic> findings) =>
        new("failed", CommandNames.In(findings[0].Message), [.. findings.Select(CallReportDiagnostic.Of)]);

    internal static FailureObject Of(string sentence) => new("failed", sentence, []);
}
