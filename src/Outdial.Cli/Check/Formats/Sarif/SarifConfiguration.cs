namespace Outdial.Cli;

/// <summary>The default level of a rule.</summary>
internal sealed record SarifConfiguration(string Level);
