namespace Outdial.Sandbox;

/// <summary>What goes wrong with one request.</summary>
/// <param name="Delay">How long to wait before it is read.</param>
/// <param name="Skew">How far ahead the clock is by which its token is judged.</param>
/// <param name="Strike">What breaks; null if nothing does.</param>
internal readonly record struct FaultPlan(TimeSpan Delay, TimeSpan Skew, SandboxFault? Strike);
