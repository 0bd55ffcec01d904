using System.Collections.Immutable;

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
    IReadOnlyDictionary<string, long> Counts)
{
    internal static ListStatusObject Of(
        CallListEntry list, ImmutableSortedDictionary<ListRowState, long> counts) => new(
        list.Name, ListText.Word(list, counts), ContractNames.Of(list.Contract), list.Service, list.Source,
        list.Created, GatesObject.Of(list.Gates), ListEventObject.Of(counts));
}
