using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>What an accepted request leads to.</summary>
/// <param name="Legs">The legs that exist as soon as the call does.</param>
/// <param name="Phones">The numbers to ring, as dialled, in order; one that is named twice rings twice.</param>
internal sealed record CallPlan(ImmutableArray<Leg> Legs, ImmutableArray<string> Phones)
{
    /// <summary>The plan of a request that was refused.</summary>
    public static CallPlan Nothing { get; } = new([], []);
}
