namespace Outdial.Cli;

/// <summary>The object that <c>outdial status --json</c> prints; every field is always there.</summary>
internal sealed record StatusObject(
    string ConversationId,
    string Verdict,
    bool Over,
    string Message,
    IReadOnlyList<LegObject> Legs,
    IReadOnlyList<CallReportDiagnostic> Diagnostics)
{
    internal static StatusObject Of(CallProgress progress) => new(
        progress.ConversationId,
        VerdictName.Of(progress.Verdict),
        progress.IsOver,
        progress.Verdict.Message,
        [.. progress.Legs.Select(LegObject.Of)],
        progress.Verdict is CallVerdict.Unknown unknown ? [CallReportDiagnostic.Of(unknown.Reason)] : []);
}
