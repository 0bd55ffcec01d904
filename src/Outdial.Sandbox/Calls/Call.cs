using System.Collections.Immutable;

namespace Outdial.Sandbox;

/// <summary>A call conversation: when it began, and its legs as they were then.</summary>
internal sealed record Call(string Id, DateTimeOffset Created, ImmutableArray<Leg> Legs)
{
    public string SelfUri => $"/api/v2/conversations/calls/{Id}";
}
