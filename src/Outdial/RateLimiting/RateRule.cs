namespace Outdial;

/// <summary>How requests are spread over time, so that the service never has to answer 429.</summary>
/// <remarks>
/// Each request books the next free moment (virtual scheduling, GCRA): moments lie evenly, one interval apart, and a
/// few may be used at once after a pause. Whether the service counts in fixed or in sliding minutes is not known; even
/// moments keep to both. Of the reserve one half is what may be used at once, the other half is never used.
/// </remarks>
/// <param name="reserve">The part of the allowed rate that is left to others.</param>
internal sealed class RateRule(double reserve)
{
    // What the platform's published limits give every token, until its headers say otherwise.
    private const int Published = 300;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Books the next free moment.</summary>
    internal RateState Book(RateState state, DateTimeOffset now)
    {
        state = state.At(now);
        var interval = Interval(state);
        var soonest = now - (interval * (AtOnce(state) - 1));
        var moment = Later(Later(state.FreeAt, soonest), state.ClosedUntil);
        return state with { FreeAt = moment + interval };
    }

    /// <summary>The moment that was booked last.</summary>
    internal DateTimeOffset Booked(RateState state) => state.FreeAt - Interval(state);

    /// <summary>Gives a moment back that is not needed, unless another was booked since.</summary>
    internal RateState GiveBack(RateState state, DateTimeOffset moment) =>
        Booked(state) == moment ? state with { FreeAt = moment } : state;

    /// <summary>Takes in what an answer says.</summary>
    internal RateState Report(RateState state, RateLimit? rate, TimeSpan? retryAfter, DateTimeOffset now)
    {
        state = state.At(now);
        if (retryAfter is { } wait)
        {
            var closed = now + Shorter(wait, RateState.LongestClosure);
            state = state with { ClosedUntil = Later(state.ClosedUntil, closed) };
        }

        if (rate is not { } known)
        {
            return state;
        }

        state = state with { Allowed = known.Allowed };
        var reset = Shorter(known.Reset, Minute); // the service counts in minutes
        var left = known.Allowed - known.Count - (known.Allowed * reserve / 2);
        if (left < 1)
        {
            return state with { ClosedUntil = Later(state.ClosedUntil, now + reset) };
        }

        // Less is left than this process alone would have used up: half of it is spread over the rest of the
        // minute, since other processes will go on. The header's seconds are rounded up.
        var spread = (reset - TimeSpan.FromSeconds(1)) / left;
        return spread > Interval(state) ? state with { FreeAt = Later(state.FreeAt, now + (spread * 2)) } : state;
    }

    private TimeSpan Interval(RateState state) => Minute / (Allowed(state) * (1 - reserve));

    private double AtOnce(RateState state) => Math.Max(1, Math.Floor(Allowed(state) * reserve / 2));

    private static int Allowed(RateState state) => state.Allowed > 0 ? state.Allowed : Published;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
