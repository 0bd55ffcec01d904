namespace Outdial;

/// <summary>How requests are spread over time, so that the service never has to answer 429.</summary>
/// <remarks>
/// Each request books the next free moment (virtual scheduling, GCRA): moments lie evenly, one interval apart, and a
/// few may be used at once after a pause. Whether the service counts in fixed or in sliding minutes is not known; even
/// moments keep to both. Of the reserve one half is what may be used at once, the other half is never used.
/// </remarks>
/// <param name="reserve">The part of the allowed rate that is left to others.</param>
/// <param name="share">The part of the rest that may be used: less than 1 while the store that processes share cannot
/// be asked.</param>
internal sealed class RateRule(double reserve, double share = 1)
{
    // What the platform's published limits give every token, until its headers say otherwise.
    private const int Published = 300;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Books the next free moment, unless it is later than <paramref name="latest"/>.</summary>
    /// <remarks>Nor does it book one so late that the state would count as one by a clock that was ahead
    /// (<see cref="RateState.At"/>): the next booking would begin anew.</remarks>
    internal RateBooking Book(RateState state, DateTimeOffset now, DateTimeOffset latest)
    {
        state = state.At(now);
        var interval = Interval(state);
        if (interval > RateState.LongestClosure)
        {
            return new RateBooking(state, DateTimeOffset.MaxValue, TimeSpan.MaxValue, interval, IsBooked: false);
        }

        var moment = Next(state, now, interval);
        var freeAt = moment + interval;
        return moment <= latest && freeAt - now <= RateState.LongestClosure
            ? new RateBooking(state with { FreeAt = freeAt }, moment, moment - now, interval, IsBooked: true)
            : new RateBooking(state, moment, moment - now, interval, IsBooked: false);
    }

    /// <summary>Gives a moment back that is not needed, unless another was booked since.</summary>
    internal static RateState GiveBack(RateState state, RateBooking booking) =>
        state.FreeAt == booking.State.FreeAt ? state with { FreeAt = booking.Moment } : state;

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

    /// <summary>Goes on in this process with what is known of a state that cannot be asked for any more.</summary>
    /// <remarks>With a part of the rate the first moment is one interval after the last that is known to be booked:
    /// processes that all begin at once would send one request each at the same moment.</remarks>
    /// <param name="own">The state of this process.</param>
    /// <param name="known">The shared state as it was last seen, by the clock of this process.</param>
    /// <param name="now">The time.</param>
    internal RateState Continue(RateState own, RateState known, DateTimeOffset now)
    {
        (own, known) = (own.At(now), known.At(now));
        var next = own with
        {
            ClosedUntil = Later(own.ClosedUntil, known.ClosedUntil),
            Allowed = known.Allowed > 0 ? known.Allowed : own.Allowed,
        };
        var interval = Interval(next);
        return interval > RateState.LongestClosure ? next
            : share < 1 ? next with { FreeAt = Later(own.FreeAt, Later(known.FreeAt, now) + interval) }
            : next with { FreeAt = Later(own.FreeAt, known.FreeAt) };
    }

    /// <summary>Goes on with the shared state, which can be asked for again.</summary>
    /// <remarks>A moment is booked in it for each that is booked in this process and still to come, and for the one
    /// before, which may have been used just now.</remarks>
    /// <param name="shared">The shared state.</param>
    /// <param name="now">The time by the store's clock.</param>
    /// <param name="own">The state of this process, by the store's clock.</param>
    /// <param name="ownInterval">How far apart the moments of this process are.</param>
    internal RateState Return(RateState shared, DateTimeOffset now, RateState own, TimeSpan ownInterval)
    {
        (shared, own) = (shared.At(now), own.At(now));
        var next = shared with { ClosedUntil = Later(shared.ClosedUntil, own.ClosedUntil) };
        if (ownInterval > RateState.LongestClosure)
        {
            return next;
        }

        var ahead = own.FreeAt > now ? Math.Ceiling((own.FreeAt - now) / ownInterval) : 0;
        var interval = Interval(next);
        return next with { FreeAt = Later(shared.FreeAt, Soonest(next, now, interval)) + (interval * (ahead + 1)) };
    }

    /// <summary>How far apart moments are; longer than <see cref="RateState.LongestClosure"/> if there are
    /// none.</summary>
    internal TimeSpan Interval(RateState state)
    {
        var perMinute = Allowed(state) * (1 - reserve) * share;
        if (share < 1 && perMinute > 1)
        {
            perMinute = Math.Floor(perMinute); // what several processes round up would be more than the rate
        }

        return perMinute < Minute / RateState.LongestClosure
            ? TimeSpan.MaxValue
            : TimeSpan.FromTicks((long)Math.Ceiling(Minute.Ticks / perMinute));
    }

    private DateTimeOffset Next(RateState state, DateTimeOffset now, TimeSpan interval) =>
        Later(Later(state.FreeAt, Soonest(state, now, interval)), state.ClosedUntil);

    private DateTimeOffset Soonest(RateState state, DateTimeOffset now, TimeSpan interval) =>
        now - (interval * (AtOnce(state) - 1));

    private double AtOnce(RateState state) => Math.Max(1, Math.Floor(Allowed(state) * reserve * share / 2));

    private static int Allowed(RateState state) => state.Allowed > 0 ? state.Allowed : Published;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
