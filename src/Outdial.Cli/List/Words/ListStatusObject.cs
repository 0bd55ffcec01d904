namespace Outdial.Cli;

/// <summary>The object that a list is as JSON; every field is always there.</summary>
internal sealed record ListStatusObject(
    string List,
    string State,
    string Contract,
    string Service,
    string? Source,
    DateTimeOffset Created,
    GatesObject Gates,
    IReadOnlyDictionary<string, long> Counts);
