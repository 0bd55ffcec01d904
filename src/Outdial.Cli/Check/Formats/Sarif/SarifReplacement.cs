namespace Outdial.Cli;

/// <summary>What stands in place of a region.</summary>
internal sealed record SarifReplacement(SarifRegion DeletedRegion, SarifText InsertedContent);
