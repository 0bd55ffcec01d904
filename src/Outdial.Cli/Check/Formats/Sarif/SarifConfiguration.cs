namespace Outdial.Cli;

/// <summary>How a rule counts unless something else is said.</summary>
internal sealed record SarifConfiguration(string Level);
