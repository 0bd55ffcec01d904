namespace Outdial.Cli;

/// <summary>A row that was not imported, as JSON.</summary>
internal sealed record ListFaultObject(long Row, IReadOnlyList<CallReportDiagnostic> Diagnostics);
