namespace Outdial.Extensibility;

/// <summary>The rate state of a token at a moment.</summary>
/// <param name="State">The state.</param>
/// <param name="Now">The moment, by the clock of the store.</param>
public readonly record struct RateMoment(RateState State, DateTimeOffset Now);
