using Outdial.Crash;

namespace Outdial.Lists.Tests;

/// <summary>What a gate holds back is not called, and is said.</summary>
public sealed class GateTests
{
    private static readonly CallListRunOptions NoWait = new() { Waits = false };

    [Fact]
    public async Task A_row_outside_its_hours_is_called_at_the_next_opening()
    {
        await using var house = await ListHouse.OpenAsync(); // Monday, 15:00 UTC
        await ImportAsync(house, new CallGates { Hours = "Mo-Fr 09:00-10:00", TimeZone = "Europe/Berlin" });

        var events = await house.RunAsync();

        Assert.Contains(events, happened => happened is ListEvent.Waiting { Reason.Rule.Id: "OD6040" });
        Assert.IsType<ListEvent.Done>(events[^1]);
        Assert.InRange(
            house.Posts.Single().When,
            new DateTimeOffset(2026, 3, 3, 8, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_suppressed_number_is_withheld_until_the_file_changes()
    {
        await using var house = await ListHouse.OpenAsync();
        var file = house.PathOf("never.txt");
        await File.WriteAllTextAsync(file, "+12025550101\n");
        await ImportAsync(house, new CallGates { SuppressionFiles = [file] });

        var done = Assert.IsType<ListEvent.Done>((await house.RunAsync())[^1]);
        Assert.Equal(1, done.Counts[ListRowState.Withheld]);
        Assert.Equal("OD6041", (await house.RowsAsync()).Single().Rule);
        Assert.Empty(house.Posts);

        await File.WriteAllTextAsync(file, "+12025550199\n");
        await house.RunAsync();
        Assert.Single(house.Posts);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_no_permission()
    {
        await using var house = await ListHouse.OpenAsync();
        var file = house.PathOf("gone.txt");
        await File.WriteAllTextAsync(file, "+12025550199\n");
        await ImportAsync(house, new CallGates { SuppressionFiles = [file] });
        File.Delete(file);
        await house.RunAsync();
        Assert.Equal("OD6042", (await house.RowsAsync()).Single().Rule);
        Assert.Empty(house.Posts);
    }

    [Fact]
    public async Task Gates_of_the_ledger_hold_single_calls_and_lists()
    {
        await using var house = await ListHouse.OpenAsync();
        await house.Ledger.SetGatesAsync(new CallGates { MinGap = TimeSpan.FromHours(4) });
        var call = OutboundCall.To("+12025550101");
        Assert.IsType<CallOutcome.Placed>(await house.Client.PlaceAsync(call, CallKey.Parse("one")));

        var held = Assert.IsType<CallOutcome.NotSent>(await house.Client.PlaceAsync(call, CallKey.Parse("other")));
        Assert.Equal(CallListRules.CalledTooOften, held.Diagnostics[0].Rule);
        await ImportAsync(house, CallGates.None);
        var stopped = Assert.IsType<ListEvent.Stopped>((await house.RunAsync(options: NoWait))[^1]);
        Assert.Equal(1, stopped.Counts[ListRowState.Waiting]);

        // Without a key it is neither counted nor held.
        Assert.IsType<CallOutcome.Placed>(await house.Client.PlaceAsync(call));
        Assert.Equal(2, house.Posts.Count);
    }

    [Fact]
    public async Task A_refused_call_does_not_count_as_a_call_to_its_number()
    {
        await using var house = await ListHouse.OpenAsync();
        await house.Ledger.SetGatesAsync(new CallGates { MaxPerDay = 1 });
        var call = OutboundCall.To("+441632960400"); // which the sandbox refuses
        Assert.IsType<CallOutcome.Refused>(await house.Client.PlaceAsync(call, CallKey.Parse("one")));
        Assert.IsType<CallOutcome.Refused>(await house.Client.PlaceAsync(call, CallKey.Parse("other")));
    }

    [Fact]
    public async Task After_its_last_moment_a_row_is_withheld()
    {
        await using var house = await ListHouse.OpenAsync();
        await ImportAsync(house, new CallGates { NotAfter = ListHouse.Monday.AddHours(-1) });
        await house.RunAsync();
        var row = (await house.RowsAsync()).Single();
        Assert.Equal((ListRowState.Withheld, "OD6044"), (row.State, row.Rule));
        Assert.Empty(house.Posts);
    }

    private static async Task ImportAsync(ListHouse house, CallGates gates) => Assert.True((await house.ImportAsync(
        new CallListOptions { Name = "spring", Gates = gates },
        new CallListRow { Position = 1, Call = OutboundCall.To("+12025550101") })).IsImported);
}
