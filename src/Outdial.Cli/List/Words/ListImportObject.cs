using Outdial.Lists;

namespace Outdial.Cli;

/// <summary>The object that an import prints with <c>--json</c>.</summary>
internal sealed record ListImportObject(
    string Event,
    string List,
    bool Imported,
    long Added,
    long Same,
    long Faulty,
    IReadOnlyList<ListFaultObject> Faults)
{
    internal static ListImportObject Of(string name, CallListImport import) => new(
        "import",
        name,
        import.IsImported,
        import.Added,
        import.Same,
        import.Faulty,
        [.. import.Faults.Select(fault =>
            new ListFaultObject(fault.Position, [.. fault.Diagnostics.Select(CallReportDiagnostic.Of)]))]);
}
