namespace Outdial.Sandbox;

/// <summary>The next step of a leg, and when it is due.</summary>
internal sealed record NextStep(DateTimeOffset Due, LegStep Step);
