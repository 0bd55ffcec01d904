namespace Outdial.Cli;

/// <summary>A stretch of a document, in bytes.</summary>
internal sealed record ReportedSpan(int Start, int Length);
