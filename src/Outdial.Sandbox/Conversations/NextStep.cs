namespace Outdial.Sandbox;

/// <summary>What happens next to a leg, and when.</summary>
internal sealed record NextStep(DateTimeOffset Due, LegStep Step);
