namespace Outdial.Cli;

/// <summary>Changes to one file.</summary>
internal sealed record SarifChange(SarifArtifact ArtifactLocation, IReadOnlyList<SarifReplacement> Replacements);
