using Outdial.Crash;

namespace Outdial.Lists.Tests;

/// <summary>The short one of <c>tests/Outdial.Crash week</c>.</summary>
public sealed class WeekTests
{
    [Fact]
    public async Task A_list_keeps_to_hours_rate_callers_and_limits()
    {
        var week = await WeekRun.RunAsync(rows: 500, callers: 3, minutes: 1);
        Assert.True(week.IsKept, week.ToString());
    }
}
