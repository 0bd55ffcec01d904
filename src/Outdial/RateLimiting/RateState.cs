namespace Outdial.Extensibility;

/// <summary>The rate state of a token, which all its users share.</summary>
/// <param name="FreeAt">The earliest moment that is not booked yet.</param>
/// <param name="ClosedUntil">No request is sent before this moment: the service said so.</param>
/// <param name="Allowed">How many requests the service takes in a minute, as it last said; 0 if it has not.</param>
public readonly record struct RateState(DateTimeOffset FreeAt, DateTimeOffset ClosedUntil, int Allowed)
{
    /// <summary>The longest time for which a stored state keeps requests back: 15 minutes.</summary>
    /// <remarks>One answer, or a clock that was ahead, must not close an account for longer. A call that is refused
    /// still reports how long the service asks to wait.</remarks>
    public static TimeSpan LongestClosure { get; } = TimeSpan.FromMinutes(15);

    /// <summary>The state as it counts at a moment: a time further ahead than <see cref="LongestClosure"/> was written
    /// by a clock that was ahead, and counts as none.</summary>
    /// <param name="now">The moment.</param>
    /// <returns>The state; the same if no time of it is too far ahead.</returns>
    public RateState At(DateTimeOffset now) => this with
    {
        FreeAt = FreeAt - now > LongestClosure ? default : FreeAt,
        ClosedUntil = ClosedUntil - now > LongestClosure ? default : ClosedUntil,
    };
}
