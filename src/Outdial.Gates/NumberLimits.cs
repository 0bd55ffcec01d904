namespace Outdial.Gates;

/// <summary>How often one number may be dialled.</summary>
/// <remarks>A day is any 24 hours, not a date: three calls a day are three in whichever 24 hours are looked at. The end
/// of the 24 hours is not part of them: a number that was dialled at 09:00 may be dialled again at 09:00 on the next
/// day.</remarks>
public sealed record NumberLimits
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>No limits.</summary>
    public static NumberLimits None { get; } = new();

    /// <summary>The longest <see cref="MinGap"/>: 366 days.</summary>
    public static TimeSpan LongestGap { get; } = TimeSpan.FromDays(366);

    /// <summary>The largest <see cref="MaxPerDay"/>: 1,000.</summary>
    public const int LargestPerDay = 1_000;

    /// <summary>The time from one call to the next: more than 0, at most <see cref="LongestGap"/>. Null, the default,
    /// for no such limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public TimeSpan? MinGap
    {
        get;
        init
        {
            if (value is { } gap)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(gap, TimeSpan.Zero, nameof(MinGap));
                ArgumentOutOfRangeException.ThrowIfGreaterThan(gap, LongestGap, nameof(MinGap));
            }

            field = value;
        }
    }

    /// <summary>How many calls there may be in any 24 hours: from 1 to <see cref="LargestPerDay"/>. Null, the default,
    /// for no such limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public int? MaxPerDay
    {
        get;
        init
        {
            if (value is { } count)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(MaxPerDay));
                ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LargestPerDay, nameof(MaxPerDay));
            }

            field = value;
        }
    }

    /// <summary>How far back the calls of a number matter, from now: the longer of <see cref="MinGap"/> and, if there
    /// is a <see cref="MaxPerDay"/>, 24 hours. 0 without limits.</summary>
    public TimeSpan Reach
    {
        get
        {
            var gap = MinGap ?? TimeSpan.Zero;
            return MaxPerDay is null || gap > Day ? gap : Day;
        }
    }

    /// <summary>The first moment from now on at which a number may be dialled.</summary>
    /// <param name="dialled">When it was dialled, in any order; what is further back than <see cref="Reach"/> may be
    /// left out. Moments after <paramref name="now"/>, of a machine whose clock is ahead, count too.</param>
    /// <param name="now">The moment from which on.</param>
    /// <returns><paramref name="now"/> itself if the number may be dialled now.</returns>
    public DateTimeOffset FirstAllowed(IEnumerable<DateTimeOffset> dialled, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(dialled);
        var latest = dialled.OrderDescending().Take(MaxPerDay ?? 1).ToList();
        var first = now;
        if (MinGap is { } gap && latest.Count > 0)
        {
            first = Later(first, latest[0], gap);
        }

        // After the calls that are in the way, the oldest of them leaves the 24 hours.
        return MaxPerDay is { } count && latest.Count == count ? Later(first, latest[^1], Day) : first;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset dialled, TimeSpan wait)
    {
        var other = DateTimeOffset.MaxValue - dialled < wait ? DateTimeOffset.MaxValue : dialled + wait;
        return one > other ? one : other;
    }
}
