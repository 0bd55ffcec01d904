namespace Outdial.Cli;

/// <summary>The replacement of a region.</summary>
internal sealed record SarifReplacement(SarifRegion DeletedRegion, SarifText InsertedContent);
