namespace Outdial.Cli;

/// <summary>A change to a document, in bytes.</summary>
internal sealed record ReportedEdit(int Start, int Length, string Replacement);
