namespace Outdial.Cli;

/// <summary>A fix, as changes to files.</summary>
internal sealed record SarifFix(SarifText Description, IReadOnlyList<SarifChange> ArtifactChanges);
