namespace Outdial.Cli;

/// <summary>The object that <c>outdial hangup --json</c> and <c>outdial wrap-up --json</c> print; every field is always
/// there.</summary>
internal sealed record ChangeObject(
    string ConversationId, string Outcome, int? Status, IReadOnlyList<CallReportDiagnostic> Diagnostics);
