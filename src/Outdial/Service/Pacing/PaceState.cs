namespace Outdial;

/// <summary>Where a token's requests stand: what all who use it must agree on.</summary>
/// <param name="FreeAt">The earliest moment that is not booked yet.</param>
/// <param name="ClosedUntil">Before this moment nobody sends: the service said so.</param>
/// <param name="Allowed">How many requests the service takes in a minute, as it last said; 0 if it has not.</param>
public readonly record struct PaceState(DateTimeOffset FreeAt, DateTimeOffset ClosedUntil, int Allowed);
