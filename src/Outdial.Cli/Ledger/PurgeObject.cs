namespace Outdial.Cli;

/// <summary>The object that <c>outdial ledger purge --json</c> prints.</summary>
internal sealed record PurgeObject(int Deleted);
