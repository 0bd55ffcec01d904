namespace Outdial.Cli;

/// <summary>SARIF's message.</summary>
internal sealed record SarifText(string Text);
