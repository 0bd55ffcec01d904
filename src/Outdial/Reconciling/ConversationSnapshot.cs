using System.Collections.Immutable;

namespace Outdial;

/// <summary>A conversation as the service shows it, as far as it matters to find a call again.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Began">When its first leg began; null if that is not shown.</param>
/// <param name="Legs">Its legs.</param>
/// <param name="IsInbound">Whether the conversation is inbound; only analytics says so.</param>
internal sealed record ConversationSnapshot(
    string Id, DateTimeOffset? Began, ImmutableArray<LegSnapshot> Legs, bool IsInbound = false)
{
    /// <summary>The calls whose stamps its legs carry.</summary>
    internal IEnumerable<Guid> Stamps => Legs.Select(leg => leg.Stamp).OfType<Guid>();

    /// <summary>All that two places show of one conversation.</summary>
    internal ConversationSnapshot With(ConversationSnapshot other) =>
        new(Id, Began ?? other.Began, Legs.AddRange(other.Legs), IsInbound || other.IsInbound);
}
