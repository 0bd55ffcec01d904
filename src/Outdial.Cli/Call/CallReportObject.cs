using System.Text.Json;

namespace Outdial.Cli;

/// <summary>The object that <c>--json</c> prints; every field is always there, null where it has no value.</summary>
internal sealed record CallReportObject(
    string Outcome,
    string? ConversationId,
    int? Status,
    string? Contract,
    int Attempts,
    string? CorrelationId,
    JsonElement? Request,
    CallReportError? Error,
    IReadOnlyList<CallReportDiagnostic> Diagnostics,
    bool Recorded,
    string? Verdict,
    IReadOnlyList<LegObject>? Legs,
    string? WrapUp);
