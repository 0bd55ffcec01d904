using Outdial.Wire;

namespace Outdial.Tests;

/// <summary>The short ones of <c>tests/Outdial.Wire</c>.</summary>
public sealed class WireTests
{
    // No divisor of the number of codes, acts or stages: each of them is met.
    private const int Every = 37;

    [Fact]
    public async Task No_fault_makes_a_body_leave_again()
    {
        var result = await FaultRun.RunAsync("faults", WireFaults.Some(Every));
        Assert.True(result.IsKept, result.ToString());
        Assert.True(result.Outcomes.Count >= 2, result.ToString());
    }

    [Fact]
    public async Task Only_the_reset_of_the_very_stream_proves_that_it_was_refused()
    {
        var result = await FaultRun.RunAsync(
            "REFUSED_STREAM", WireFaults.All.Where(fault => fault is { Code: Frame.RefusedStream, IsKept: true }));
        Assert.True(result.IsKept, result.ToString());
        Assert.True(result.Outcomes.GetValueOrDefault(nameof(CallOutcome.NotSent)) > 0, result.ToString());
    }

    [Fact]
    public async Task No_stale_connection_makes_a_body_leave_again()
    {
        var result = await RaceRun.RunAsync(races: 400, seed: 1);
        Assert.True(result.IsKept, result.ToString());
    }
}
