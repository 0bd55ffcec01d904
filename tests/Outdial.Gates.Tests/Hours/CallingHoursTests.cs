using NodaTime;

namespace Outdial.Gates.Tests;

public sealed class CallingHoursTests
{
    private static readonly int[] Steps = [0, 1, 60, 3600, 86400];

    [Fact]
    public void Prints_what_reads_as_the_same_hours() => GenHours.Hours.Sample(hours =>
    {
        var again = CallingHours.Parse(hours.ToString());
        return again.Equals(hours) && again.ToString() == hours.ToString() &&
            again.GetHashCode() == hours.GetHashCode();
    });

    // Of each window by itself, without the reader's week: a window is a date, two times, and perhaps the next date.
    [Fact]
    public void Is_open_as_the_windows_of_the_local_dates_say() =>
        Gen.Select(GenHours.Weeks, Gen.OneOf(GenHours.Places), GenHours.Moments, Gen.Int[0, 59]).Sample(
            (week, place, minute, second) =>
            {
                var moment = minute.AddSeconds(second);
                var local = Instant.FromDateTimeOffset(moment).InZone(DateTimeZoneProviders.Tzdb[place]).LocalDateTime;
                var isOpen = new[] { 0, 1 }.Any(back =>
                    week[(int)local.Date.PlusDays(-back).DayOfWeek - 1].Any(window =>
                    {
                        var seconds = ((local.Hour * 60) + local.Minute + (back * 1440)) * 60 + local.Second;
                        return window.Start * 60 <= seconds && seconds < window.End * 60;
                    }));
                return CallingHours.Parse(GenHours.Text(week)).IsOpen(moment, ZoneBound.Of(place)) == isOpen;
            },
            iter: 20_000);

    // Every instant at which clocks change is a whole minute in these years, and so is every window.
    [Fact]
    public void The_next_opening_is_what_a_scan_of_all_minutes_finds() =>
        Gen.Select(GenHours.Hours, GenHours.Zones, GenHours.Moments).Sample(
            (hours, zones, from) =>
            {
                var scanned = Scan(from, days: 9, moment => hours.IsOpen(moment, zones));
                var found = hours.NextOpening(from, zones);
                return scanned is null ? found is null || found > from.AddDays(9) : found == scanned;
            },
            iter: 300);

    [Fact]
    public void The_next_closing_is_what_a_scan_of_all_minutes_finds() =>
        Gen.Select(GenHours.Hours, GenHours.Zones, GenHours.Moments).Sample(
            (hours, zones, from) =>
            {
                var scanned = Scan(from, days: 8, moment => !hours.IsOpen(moment, zones));
                var found = hours.NextClosing(from, zones);
                return scanned is null ? found is null || found > from.AddDays(8) : found == scanned;
            },
            iter: 300);

    // An opening or a change of it is never between two looks: NextOpening of every minute leads to the same opening.
    [Fact]
    public void From_any_moment_before_it_the_opening_is_the_same() =>
        Gen.Select(GenHours.Hours, GenHours.Zones, GenHours.Moments, Gen.Double[0, 1]).Sample(
            (hours, zones, from, part) => hours.NextOpening(from, zones) is not { } opening ||
                (hours.IsOpen(opening, zones) && opening.Offset == TimeSpan.Zero &&
                    hours.NextOpening(from + ((opening - from) * part), zones) == opening &&
                    (opening == from || !hours.IsOpen(opening.AddTicks(-1), zones))));

    // More than a year is gone through in steps: where there is none, no hour of two years is open.
    [Fact]
    public void No_opening_means_none_in_any_season() =>
        Gen.Select(GenHours.Hours, Gen.OneOf(GenHours.Places).Array[3, 6], GenHours.Moments).Sample(
            (hours, ids, from) =>
            {
                var zones = ZoneBound.Of(ids);
                return hours.NextOpening(from, zones) is not null ||
                    !Enumerable.Range(0, 370 * 24 * 4).Any(i => hours.IsOpen(from.AddMinutes(15 * i), zones));
            },
            iter: 100);

    [Fact]
    public void More_zones_never_open_more() => Gen.Select(
        GenHours.Hours, GenHours.Zones, GenHours.Zones, GenHours.Moments).Sample((hours, one, other, moment) =>
        hours.IsOpen(moment, ZoneBound.Of([.. one.Ids, .. other.Ids])) ==
            (hours.IsOpen(moment, one) && hours.IsOpen(moment, other)));

    [Fact]
    public void Reading_any_text_never_throws()
    {
        var pieces = Gen.OneOf(
            Gen.String,
            Gen.OneOf(
                "Mo", "Tuesday", "sa", "-", ",", ";", " ", "09:00", "24:00", "20:00-02:00", "off", "\0", "Mi", "9"));
        pieces.Array[0, 12].Select(string.Concat).Sample(text =>
        {
            var isRead = CallingHours.TryParse(text, out var hours, out var diagnostic);
            return isRead ? hours is not null && diagnostic is null
                : hours is null && diagnostic!.Index <= text.Length && diagnostic.ToString().Length > 0;
        });
    }

    [Fact]
    public void Extreme_moments_never_throw() =>
        Gen.Select(
            GenHours.Hours,
            GenHours.Zones,
            Gen.OneOf(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new(1, 1, 1, 9, 0, 0, TimeSpan.FromHours(9))),
            Gen.OneOf(Steps)).Sample((hours, zones, edge, seconds) =>
            {
                var from = edge.Year == 1 ? edge.AddSeconds(seconds) : edge.AddSeconds(-seconds);
                _ = hours.IsOpen(from, zones);
                return (hours.NextOpening(from, zones) ?? from) >= from &&
                    (hours.NextClosing(from, zones) ?? from) >= from;
            });

    [Fact]
    public void In_an_unknown_zone_only_hours_without_end_are_open()
    {
        var (day, always) = (CallingHours.Parse("Mo-Su 00:00-23:59"), CallingHours.Parse("Mo-Su 00:00-24:00"));
        var now = new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.FromHours(1));
        Assert.False(day.IsOpen(now, ZoneBound.Unknown));
        Assert.Null(day.NextOpening(now, ZoneBound.Unknown));
        Assert.Equal(now, day.NextClosing(now, ZoneBound.Unknown));
        Assert.True(always.IsOpen(now, ZoneBound.Unknown));
        Assert.Equal(now, always.NextOpening(now, ZoneBound.Unknown));
        Assert.Null(always.NextClosing(now, ZoneBound.Unknown));
    }

    private static DateTimeOffset? Scan(DateTimeOffset from, int days, Func<DateTimeOffset, bool> isFound)
    {
        for (var moment = from; moment <= from.AddDays(days); moment = moment.AddMinutes(1))
        {
            if (isFound(moment))
            {
                return moment;
            }
        }

        return null;
    }
}
