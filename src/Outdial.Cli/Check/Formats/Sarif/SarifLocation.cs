namespace Outdial.Cli;

/// <summary>Where a result is: in the file, and in the document's structure.</summary>
internal sealed record SarifLocation(
    SarifPhysicalLocation PhysicalLocation, IReadOnlyList<SarifLogicalLocation>? LogicalLocations);
