namespace Outdial.Cli;

/// <summary>A region of a file.</summary>
internal sealed record SarifPhysicalLocation(SarifArtifact ArtifactLocation, SarifRegion? Region);
