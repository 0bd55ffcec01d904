namespace Outdial.Cli;

/// <summary>Gates as JSON; every field is always there.</summary>
internal sealed record GatesObject(
    string? Hours,
    string? TimeZone,
    IReadOnlyList<string> Suppress,
    double? MinGapSeconds,
    int? MaxPerDay,
    DateTimeOffset? NotAfter)
{
    internal static GatesObject Of(CallGates gates) => new(
        gates.Hours,
        gates.TimeZone,
        [.. gates.SuppressionFiles],
        gates.MinGap?.TotalSeconds,
        gates.MaxPerDay,
        gates.NotAfter);
}
