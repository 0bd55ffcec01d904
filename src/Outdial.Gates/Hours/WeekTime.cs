namespace Outdial.Gates;

/// <summary>Times of a week: minutes, or ticks, since Monday's midnight by the clocks of a place.</summary>
internal static class WeekTime
{
    internal const int DaysPerWeek = 7;

    internal const int MinutesPerHour = 60;

    internal const int MinutesPerDay = 24 * MinutesPerHour;

    internal const int MinutesPerWeek = DaysPerWeek * MinutesPerDay;

    internal const long TicksPerWeek = DaysPerWeek * TimeSpan.TicksPerDay;

    // 1 January 1970 was a Thursday.
    private const long EpochTicks = 3 * TimeSpan.TicksPerDay;

    /// <summary>The time of the week, in ticks.</summary>
    /// <param name="ticks">A moment by the clocks of the place: ticks since 1 January 1970, 00:00 there.</param>
    internal static long OfLocal(long ticks)
    {
        var time = (ticks + EpochTicks) % TicksPerWeek;
        return time < 0 ? time + TicksPerWeek : time;
    }
}
