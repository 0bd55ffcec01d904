namespace Outdial;

/// <summary>The next free moment of a token, and whether it was booked.</summary>
/// <param name="State">The state afterwards.</param>
/// <param name="Moment">The moment, by the clock of the store.</param>
/// <param name="Wait">How long it is until then; zero or less if a request may be sent now.</param>
/// <param name="Interval">How far apart moments are.</param>
/// <param name="IsBooked">Whether it was booked.</param>
internal readonly record struct RateBooking(
    RateState State, DateTimeOffset Moment, TimeSpan Wait, TimeSpan Interval, bool IsBooked);
