using Outdial.Crash;

namespace Outdial.Ledger.Tests;

/// <summary>The short ones of <c>tests/Outdial.Crash</c>, in real processes.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task A_killed_process_rings_no_phone_twice_and_loses_no_key()
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

    [Fact]
    public async Task Damaged_and_lost_files_ring_no_phone_twice()
    {
        var result = await CorruptRun.RunAsync(Damage.All.Count * 3, seed: 2026);

        Assert.True(result.IsKept, result.ToString());
    }

    [Fact]
    public async Task A_paused_process_rings_no_phone_twice()
    {
        var result = await PauseRun.RunAsync(pauses: 6, keys: 80, seed: 2026);

        Assert.True(result.IsKept, result.ToString());
    }

    [Fact]
    public async Task Clocks_that_are_days_apart_ring_no_phone_twice()
    {
        var result = await ClockRun.RunAsync(keys: 40);

        Assert.True(result.IsKept, result.ToString());
        Assert.Equal(40, result.Rings);
    }

    [Fact]
    public async Task Two_names_of_one_file_ring_no_phone_twice()
    {
        var results = await NamesRun.RunAsync(keys: 40);

        Assert.True(results.Count >= 3, "Each way but the one that takes rights.");
        Assert.All(results, result => Assert.True(result.IsKept, result.ToString()));
    }
}
