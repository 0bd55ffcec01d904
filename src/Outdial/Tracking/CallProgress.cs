using System.Collections.Immutable;

namespace Outdial;

/// <summary>What is seen of a call at one moment.</summary>
public sealed record CallProgress
{
    /// <summary>The conversation's id.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Its legs, in the service's order; those that have ended stay.</summary>
    public required ImmutableArray<CallLeg> Legs { get; init; }

    /// <summary>The result of the call, or its progress.</summary>
    public required CallVerdict Verdict { get; init; }

    /// <summary>Whether nothing more will come: every leg has ended, or the call was lost sight of.</summary>
    public bool IsOver => Verdict is not CallVerdict.Ongoing;
}
