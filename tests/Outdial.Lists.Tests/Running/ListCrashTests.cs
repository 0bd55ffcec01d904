using Outdial.Crash;

namespace Outdial.Lists.Tests;

/// <summary>The short one of <c>tests/Outdial.Crash list-kill</c>, in real processes.</summary>
public sealed class ListCrashTests
{
    [Fact]
    public async Task No_row_rings_twice_or_is_lost_over_kills()
    {
        var result = await ListKillRun.RunAsync(kills: 6, rows: 60, seed: 1);
        Assert.True(result.IsKept, result.ToString());
    }
}
