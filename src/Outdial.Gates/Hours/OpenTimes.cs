using System.Collections.Immutable;
using NodaTime;

namespace Outdial.Gates;

/// <summary>When the hours of a week are open by the clocks of every zone of a set.</summary>
/// <remarks>Moments are ticks since 1 January 1970, 00:00 UTC.</remarks>
/// <param name="week">The open times of a week.</param>
/// <param name="zones">The zones; at least one.</param>
internal readonly struct OpenTimes(WeekHours week, ImmutableArray<DateTimeZone> zones)
{
    /// <summary>How far ahead is looked: a year with each of its changes of the clocks, and the week after
    /// it.</summary>
    internal const long Horizon = (366 + 8) * TimeSpan.TicksPerDay;

    /// <summary>The last moment that there is: the end of the year 9999.</summary>
    private static readonly long Last = Ticks(DateTimeOffset.MaxValue);

    /// <summary>The moment in ticks.</summary>
    internal static long Ticks(DateTimeOffset moment) => moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;

    /// <summary>The ticks as a moment.</summary>
    internal static DateTimeOffset Moment(long ticks) => new(ticks + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero);

    /// <summary>Whether the moment is open in every zone.</summary>
    internal bool IsOpen(long moment)
    {
        foreach (var zone in zones)
        {
            if (!week.IsOpen(Local(zone, moment).Time))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first moment from this one on that is not open in every zone; null if there is none within the
    /// <see cref="Horizon"/>.</summary>
    internal long? NextClosed(long from)
    {
        long? first = null;
        foreach (var zone in zones)
        {
            first = Next(zone, from, isOpen: false, Math.Min(first ?? Last, from + Horizon)) ?? first;
        }

        return first;
    }

    /// <summary>The first moment from this one on that is open in every zone; null if there is none within the
    /// <see cref="Horizon"/>.</summary>
    internal long? NextOpen(long from)
    {
        var limit = Math.Min(Last, from + Horizon);
        var moment = from;

        // While no clock is changed, what is not open in a week is not open in any later one: it is enough to go
        // through one week after each change.
        var (begin, change) = (from, NextChange(from));
        while (true)
        {
            var isOpenInAll = true;
            foreach (var zone in zones)
            {
                if (Next(zone, moment, isOpen: true, limit) is not { } open)
                {
                    return null;
                }

                isOpenInAll &= open == moment;
                moment = open;
            }

            if (isOpenInAll)
            {
                return moment;
            }

            if (moment < change && moment - begin >= WeekTime.TicksPerWeek)
            {
                moment = change;
            }

            if (moment > limit)
            {
                return null;
            }

            if (moment >= change)
            {
                (begin, change) = (moment, NextChange(moment));
            }
        }
    }

    // By the clocks of one zone; null if there is none up to the limit.
    private long? Next(DateTimeZone zone, long from, bool isOpen, long limit)
    {
        for (var moment = from; moment <= limit;)
        {
            var (time, end) = Local(zone, moment);
            if (week.IsOpen(time) == isOpen)
            {
                return moment;
            }

            // The wall time goes on evenly until the clock is changed; there it is looked at anew.
            moment = week.UntilChange(time) is { } wait ? Math.Min(moment + wait, end) : end;
        }

        return null;
    }

    private long NextChange(long moment)
    {
        var first = long.MaxValue;
        foreach (var zone in zones)
        {
            first = Math.Min(first, Local(zone, moment).End);
        }

        return first;
    }

    // The time of the week there, and when its clock is changed next.
    private static (long Time, long End) Local(DateTimeZone zone, long moment)
    {
        var interval = zone.GetZoneInterval(Instant.FromUnixTimeTicks(moment));
        return (
            WeekTime.OfLocal(moment + interval.WallOffset.Ticks),
            interval.HasEnd ? interval.End.ToUnixTimeTicks() : long.MaxValue);
    }
}
