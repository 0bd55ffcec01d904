using Outdial.Crash;

namespace Outdial.Ledger.Tests;

/// <summary>The short ones of <c>tests/Outdial.Crash</c>, in real processes.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task A_process_that_is_killed_at_any_moment_rings_no_phone_twice_and_loses_no_key()
    {
        var result = await KillRun.RunAsync(kills: 10, keys: 80, seed: 2026);

        Assert.True(result.IsKept, result.ToString());
        Assert.Equal(result.Placed, result.Rings);
    }

    [Fact]
    public async Task Four_processes_with_the_same_keys_ring_each_phone_once()
    {
        var result = await ShareRun.RunAsync(keys: 60);

        Assert.True(result.IsKept, result.ToString());
        Assert.Equal((60, 60), (result.Placed, result.Rings));
    }
}
