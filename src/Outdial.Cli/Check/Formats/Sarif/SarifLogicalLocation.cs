namespace Outdial.Cli;

/// <summary>A place in a document's structure: its JSON path.</summary>
internal sealed record SarifLogicalLocation(string FullyQualifiedName, string Kind = "member");
