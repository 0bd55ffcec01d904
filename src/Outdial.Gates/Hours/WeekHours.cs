using System.Collections.Immutable;

namespace Outdial.Gates;

/// <summary>The open times of a week that repeats: ranges of minutes since Monday's midnight.</summary>
internal sealed class WeekHours
{
    private WeekHours(ImmutableArray<MinuteRange> ranges) => Ranges = ranges;

    /// <summary>The open times in order; none touches another, and none goes past the end of Sunday.</summary>
    internal ImmutableArray<MinuteRange> Ranges { get; }

    /// <summary>Whether no time of the week is closed.</summary>
    internal bool IsAlwaysOpen => Ranges is [{ Start: 0, End: WeekTime.MinutesPerWeek }];

    /// <summary>The open times, given each minute of the week.</summary>
    internal static WeekHours Of(ReadOnlySpan<bool> minutes)
    {
        var ranges = ImmutableArray.CreateBuilder<MinuteRange>();
        for (var start = 0; start < minutes.Length;)
        {
            var isOpen = minutes[start];
            var length = minutes[start..].IndexOf(!isOpen);
            var end = length < 0 ? minutes.Length : start + length;
            if (isOpen)
            {
                ranges.Add(new(start, end));
            }

            start = end;
        }

        return new(ranges.ToImmutable());
    }

    /// <summary>Whether a time of the week is open.</summary>
    /// <param name="time">Ticks since Monday's midnight, less than a week.</param>
    internal bool IsOpen(long time) => (CountChanges(time) & 1) == 1;

    /// <summary>How long it is from a time of the week until open times end or begin.</summary>
    /// <param name="time">Ticks since Monday's midnight, less than a week.</param>
    /// <returns>Ticks, more than 0; null if the week has no change.</returns>
    internal long? UntilChange(long time)
    {
        if (Ranges.IsEmpty || IsAlwaysOpen)
        {
            return null;
        }

        var next = CountChanges(time);
        return next < 2 * Ranges.Length
            ? Change(next) - time
            : Change(0) + WeekTime.TicksPerWeek - time;
    }

    // How many beginnings and ends there are up to the time; after an odd number it is open.
    private int CountChanges(long time)
    {
        var (low, high) = (0, 2 * Ranges.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Change(middle) <= time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private long Change(int index)
    {
        var range = Ranges[index / 2];
        return (index % 2 == 0 ? range.Start : range.End) * TimeSpan.TicksPerMinute;
    }
}
