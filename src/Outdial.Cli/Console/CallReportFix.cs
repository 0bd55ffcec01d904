namespace Outdial.Cli;

/// <summary>A text to write instead, as JSON.</summary>
internal sealed record CallReportFix(string Replacement, string Applicability);
