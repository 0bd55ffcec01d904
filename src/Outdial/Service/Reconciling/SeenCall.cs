using System.Collections.Immutable;

namespace Outdial;

/// <summary>A conversation as the service shows it, as far as it matters to find a call again.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Began">When its first leg began; null if that is not shown.</param>
/// <param name="Stamps">The calls whose stamps its legs carry.</param>
/// <param name="Addresses">What its legs were dialled at.</param>
/// <param name="HasFarLeg">Whether it has a leg other than the caller's own.</param>
internal sealed record SeenCall(
    string Id, DateTimeOffset? Began, ImmutableArray<Guid> Stamps, ImmutableArray<string> Addresses, bool HasFarLeg);
