using System.Globalization;
using Outdial.Crash;

namespace Outdial.Lists.Tests;

/// <summary>The short ones of <c>tests/Outdial.Crash week</c>.</summary>
public sealed class WeekTests
{
    [Theory]
    [InlineData("2026-03-05T06:00:00Z", 300)] // clocks are set forward in the United States
    [InlineData("2026-10-22T06:00:00Z", 200)] // and back in Europe
    public async Task A_list_keeps_to_hours_rate_callers_and_limits(string start, int rows)
    {
        var week = await WeekRun.RunAsync(rows, DateTimeOffset.Parse(start, CultureInfo.InvariantCulture));
        Assert.True(week.IsKept, week.ToString());
    }
}
