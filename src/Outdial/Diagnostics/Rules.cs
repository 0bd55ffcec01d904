using System.Collections.Immutable;

namespace Outdial;

/// <summary>Every rule there is, in the order of the ids.</summary>
/// <remarks>The table of each band is beside this file: <see cref="AddressRules"/>, <see cref="CallRules"/>,
/// <see cref="PayloadRules"/>, <see cref="ListRules"/>, <see cref="JsonRules"/>, <see cref="ServiceRules"/>,
/// <see cref="LedgerRules"/>, <see cref="ReconciliationRules"/>, <see cref="TrackingRules"/>,
/// <see cref="NamingRules"/>, <see cref="ConfigurationRules"/>, <see cref="ListFileRules"/>, <see cref="GateRules"/>,
/// <see cref="CallListRules"/>.</remarks>
public static class Rules
{
    /// <summary>All rules.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        .. AddressRules.All,
        .. CallRules.All,
        .. PayloadRules.All,
        .. ListRules.All,
        .. JsonRules.All,
        .. ServiceRules.All,
        .. LedgerRules.All,
        .. ReconciliationRules.All,
        .. TrackingRules.All,
        .. NamingRules.All,
        .. ConfigurationRules.All,
        .. ListFileRules.All,
        .. GateRules.All,
        .. CallListRules.All,
    ];

    /// <summary>Finds a rule by its id or its name, in any case; null if there is none.</summary>
    /// <param name="idOrName">Such as <c>OD1003</c> or <c>missing-plus</c>.</param>
    public static Rule? Find(string idOrName) => All.FirstOrDefault(rule =>
        string.Equals(rule.Id, idOrName, StringComparison.OrdinalIgnoreCase) ||
        string.Equals(rule.Name, idOrName, StringComparison.OrdinalIgnoreCase));
}
