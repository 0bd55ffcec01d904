namespace Outdial.Cli;

/// <summary>The object that <c>outdial ledger rate --reset --json</c> prints.</summary>
internal sealed record RateResetObject(int Reset);
