namespace Outdial.Extensibility;

/// <summary>The next attempt at a row: the same call, under a key of its own.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Attempt">Which attempt it is, from 2.</param>
/// <param name="Due">When it may be placed at the earliest.</param>
public sealed record NextAttempt(CallKey Key, int Attempt, DateTimeOffset Due);
