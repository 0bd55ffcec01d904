namespace Outdial.Sandbox;

/// <summary>A phone at the far end, at one moment.</summary>
/// <param name="Number">
/// What was dialled, without a leading <c>tel:</c>: <c>+12025550123</c>, <c>sip:ann@example.com</c>, <c>30005</c>.
/// </param>
/// <param name="Rings">How many accepted requests rang it; 0 for a phone that never rang.</param>
/// <param name="Dialled">
/// How many accepted requests named it; more than <paramref name="Rings"/> if it was busy or not reached.
/// </param>
public sealed record Phone(string Number, int Rings, int Dialled);
