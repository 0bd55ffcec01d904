using System.Globalization;

namespace Outdial.Gates.Tests;

/// <summary>Hours on the days on which clocks are changed. Moments are written with the offset that counts
/// there.</summary>
public sealed class ClockChangeTests
{
    [Theory]
    // Spring forward: the hour from 02:00 is left out, and a window that begins in it begins at 03:00.
    [InlineData("America/New_York", "Su 02:30-05:00", "2026-03-08T01:59:59-05:00", "2026-03-08T03:00:00-04:00")]
    [InlineData("America/New_York", "Su 02:00-02:45", "2026-03-07T12:00:00-05:00", "2026-03-15T02:00:00-04:00")]
    [InlineData("Europe/Berlin", "Mo-Su 09:00-20:00", "2026-03-28T20:00:00+01:00", "2026-03-29T09:00:00+02:00")]
    [InlineData("Europe/London", "Su 01:30-03:00", "2026-03-29T00:30:00+00:00", "2026-03-29T02:00:00+01:00")]
    // Fall back: the clock shows 01:30 twice, and both times count.
    [InlineData("America/New_York", "Su 01:30-05:00", "2026-11-01T01:00:00-04:00", "2026-11-01T01:30:00-04:00")]
    [InlineData("America/New_York", "Su 01:30-01:45", "2026-11-01T01:50:00-04:00", "2026-11-01T01:30:00-05:00")]
    [InlineData("Europe/Berlin", "Su 02:30-02:45", "2026-10-25T02:45:00+02:00", "2026-10-25T02:30:00+01:00")]
    // The southern summer.
    [InlineData("Australia/Sydney", "Su 02:30-04:00", "2026-10-04T01:00:00+10:00", "2026-10-04T03:00:00+11:00")]
    [InlineData("Australia/Sydney", "Su 02:30-02:45", "2026-04-05T02:50:00+11:00", "2026-04-05T02:30:00+10:00")]
    [InlineData("Pacific/Auckland", "Mo-Su 09:00-20:00", "2026-09-26T21:00:00+12:00", "2026-09-27T09:00:00+13:00")]
    // Half an hour.
    [InlineData("Australia/Lord_Howe", "Su 02:15-04:00", "2026-10-04T01:00:00+10:30", "2026-10-04T02:30:00+11:00")]
    [InlineData("Australia/Lord_Howe", "Su 01:40-01:50", "2026-04-05T01:55:00+11:00", "2026-04-05T01:40:00+10:30")]
    // The day begins at 01:00.
    [InlineData("America/Santiago", "Su 00:00-02:00", "2026-09-05T12:00:00-04:00", "2026-09-06T01:00:00-03:00")]
    [InlineData("Asia/Beirut", "Su 00:00-02:00", "2026-03-28T12:00:00+02:00", "2026-03-29T01:00:00+03:00")]
    [InlineData("Africa/Cairo", "Fr 00:30-02:00", "2026-04-23T12:00:00+02:00", "2026-04-24T01:00:00+03:00")]
    // The clock goes back over midnight: it is Thursday again.
    [InlineData("Africa/Cairo", "Th 23:30-24:00", "2026-10-29T23:59:59+03:00", "2026-10-29T23:59:59+03:00")]
    [InlineData("Africa/Cairo", "Th 23:00-23:30", "2026-10-29T23:45:00+03:00", "2026-10-29T23:00:00+02:00")]
    // Offsets that are no whole hours.
    [InlineData("Asia/Kathmandu", "Mo-Fr 09:00-20:00", "2026-11-27T20:00:00+05:45", "2026-11-30T09:00:00+05:45")]
    [InlineData("Asia/Kolkata", "Mo-Fr 09:00-20:00", "2026-11-27T08:59:59+05:30", "2026-11-27T09:00:00+05:30")]
    [InlineData("Pacific/Chatham", "Su 02:45-04:00", "2026-09-27T02:00:00+12:45", "2026-09-27T03:45:00+13:45")]
    // Samoa had no 30 December 2011: after Thursday came Saturday.
    [InlineData("Pacific/Apia", "Fr 09:00-17:00", "2011-12-29T12:00:00-10:00", "2012-01-06T09:00:00+14:00")]
    [InlineData("Pacific/Apia", "Mo-Su 09:00-17:00", "2011-12-29T17:00:00-10:00", "2011-12-31T09:00:00+14:00")]
    public void Opens_by_the_wall_clock(string zone, string text, string from, string opening)
    {
        var (hours, zones) = (CallingHours.Parse(text), ZoneBound.Of(zone));
        var expected = Moment(opening);
        Assert.Equal(expected, hours.NextOpening(Moment(from), zones));
        Assert.True(hours.IsOpen(expected, zones));
        Assert.Equal(Moment(from) == expected, hours.IsOpen(Moment(from), zones));
    }

    [Theory]
    [InlineData("America/New_York", "Su 00:00-02:30", "2026-03-08T00:00:00-05:00", "2026-03-08T03:00:00-04:00")]
    [InlineData("America/New_York", "Su 00:00-01:30", "2026-11-01T00:00:00-04:00", "2026-11-01T01:30:00-04:00")]
    [InlineData("America/New_York", "Su 00:00-02:00", "2026-11-01T00:00:00-04:00", "2026-11-01T02:00:00-05:00")]
    [InlineData("America/Santiago", "Sa 13:00-00:30", "2026-09-05T20:00:00-04:00", "2026-09-06T01:00:00-03:00")]
    [InlineData("America/Santiago", "Sa 13:00-24:00", "2026-04-04T23:30:00-03:00", "2026-04-05T00:00:00-04:00")]
    [InlineData("Asia/Beirut", "Sa 23:00-24:00", "2026-10-24T23:30:00+03:00", "2026-10-25T00:00:00+02:00")]
    [InlineData("Pacific/Apia", "Th 20:00-24:00", "2011-12-29T20:00:00-10:00", "2011-12-31T00:00:00+14:00")]
    public void Closes_by_the_wall_clock(string zone, string text, string from, string closing) =>
        Assert.Equal(
            Moment(closing), CallingHours.Parse(text).NextClosing(Moment(from), ZoneBound.Of(zone)));

    // New York is six hours behind Berlin, and five only in the weeks in which one of them has summer time.
    [Fact]
    public void An_opening_of_two_weeks_a_year_is_found() => Assert.Equal(
        Moment("2027-03-14T08:00:00-04:00"),
        CallingHours.Parse("Mo-Su 08:00-08:30,13:00-13:30").NextOpening(
            Moment("2026-11-02T00:00:00-05:00"), ZoneBound.Of("America/New_York", "Europe/Berlin")));

    [Fact]
    public void Zones_without_a_common_hour_have_no_opening()
    {
        var zones = ZoneBound.Of("America/New_York", "Asia/Tokyo");
        Assert.Null(CallingHours.Parse("Mo-Fr 09:00-17:00").NextOpening(Moment("2026-11-28T00:00:00Z"), zones));
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
