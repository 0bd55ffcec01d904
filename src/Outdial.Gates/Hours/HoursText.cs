using System.Globalization;
using System.Text;

namespace Outdial.Gates;

/// <summary>Writes the open times of a week: each week in one way only.</summary>
internal static class HoursText
{
    /// <summary>The text, which reads as the same times.</summary>
    internal static string Of(WeekHours week)
    {
        var days = Windows(week).GroupBy(window => window.Start / WeekTime.MinutesPerDay)
            .ToDictionary(day => day.Key, day => string.Join(',', day.Select(Text)));
        var text = new StringBuilder();
        for (var day = 0; day < WeekTime.DaysPerWeek;)
        {
            var last = day;
            if (days.TryGetValue(day, out var windows))
            {
                while (days.GetValueOrDefault(last + 1) == windows)
                {
                    last++;
                }

                text.Append(text.Length == 0 ? "" : "; ").Append(DayName.Short(day))
                    .Append(last == day ? "" : $"-{DayName.Short(last)}").Append(' ').Append(windows);
            }

            day = last + 1;
        }

        return text.ToString();
    }

    // In the order of the days on which they begin.
    private static IEnumerable<MinuteRange> Windows(WeekHours week)
    {
        var ranges = week.Ranges.ToList();
        if (ranges is [{ Start: 0 } first, .., { End: WeekTime.MinutesPerWeek } last])
        {
            // Sunday's window that goes on on Monday.
            ranges[^1] = new(last.Start, WeekTime.MinutesPerWeek + first.End);
            ranges.RemoveAt(0);
        }

        return ranges.SelectMany(Divided)
            .Select(window => window.Start < WeekTime.MinutesPerWeek
                ? window
                : new(window.Start - WeekTime.MinutesPerWeek, window.End - WeekTime.MinutesPerWeek))
            .OrderBy(window => window.Start);
    }

    // At each midnight, unless it can be written as a window over one.
    private static IEnumerable<MinuteRange> Divided(MinuteRange range)
    {
        var start = range.Start;
        while (start < range.End)
        {
            var midnight = ((start / WeekTime.MinutesPerDay) + 1) * WeekTime.MinutesPerDay;
            var isOverMidnight = start == range.Start && range.End - start < WeekTime.MinutesPerDay &&
                start % WeekTime.MinutesPerDay >= HoursReader.EarliestOverMidnight;
            var end = isOverMidnight ? range.End : Math.Min(midnight, range.End);
            yield return new(start, end);
            start = end;
        }
    }

    private static string Text(MinuteRange window)
    {
        var midnight = window.Start / WeekTime.MinutesPerDay * WeekTime.MinutesPerDay;
        var end = window.End - midnight;
        return $"{Time(window.Start - midnight)}-" +
            Time(end > WeekTime.MinutesPerDay ? end - WeekTime.MinutesPerDay : end);
    }

    private static string Time(int minutes) => string.Create(
        CultureInfo.InvariantCulture, $"{minutes / WeekTime.MinutesPerHour:00}:{minutes % WeekTime.MinutesPerHour:00}");
}
