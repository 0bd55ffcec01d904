namespace Outdial.Lists;

/// <summary>Whether a list is placed by a client: it stays where it was imported for.</summary>
internal static class ListPlace
{
    internal static bool IsAt(CallListEntry list, GenesysEndpoint endpoint) =>
        list.Service == endpoint.Api.AbsoluteUri && list.Contract == endpoint.Contract;

    internal static Diagnostic Elsewhere(CallListEntry list, GenesysEndpoint endpoint) => new(
        CallListRules.ListUnusable,
        $"The list '{list.Name}' was imported for {list.Service} (contract {list.Contract}), and this is " +
        $"{endpoint.Api.AbsoluteUri} (contract {endpoint.Contract}).");
}
