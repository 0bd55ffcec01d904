using Outdial.Lists;

namespace Outdial.Cli;

/// <summary>The object that <c>--dry-run --json</c> prints for each row.</summary>
internal sealed record ListPreviewObject(
    long Row,
    string? Key,
    string To,
    bool IsThere,
    DateTimeOffset? Due,
    string? Rule,
    string? Message,
    IReadOnlyList<CallReportDiagnostic> Diagnostics)
{
    internal static ListPreviewObject Of(CallListPreview row) => new(
        row.Position,
        row.Key?.ToString(),
        row.Shown,
        row.IsThere,
        row.Due,
        row.Held?.Rule.Id,
        row.Held?.Message,
        [.. row.Diagnostics.Select(CallReportDiagnostic.Of)]);
}
