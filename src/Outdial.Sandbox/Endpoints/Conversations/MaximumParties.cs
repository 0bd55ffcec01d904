namespace Outdial.Sandbox;

/// <summary>The published MaxParticipants.</summary>
internal sealed record MaximumParties(int MaxParticipants);
