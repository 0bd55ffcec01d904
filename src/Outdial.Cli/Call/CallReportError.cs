namespace Outdial.Cli;

/// <summary>What the service said when it did not place the call.</summary>
internal sealed record CallReportError(
    string? Code,
    string? Message,
    double? RetryAfterSeconds,
    IReadOnlyList<FieldDetail> Details,
    IReadOnlyList<string> Errors,
    string Body);
