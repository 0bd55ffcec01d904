using Outdial.Crash;

namespace Outdial.Lists.Tests;

/// <summary>What a process that was killed left behind is gone on with: nothing twice, nothing lost.</summary>
public sealed class RecoveryTests
{
    private static readonly CallKey Key = CallKey.Parse("spring/+12025550101");

    /// <summary>Killed after each step of placing a row: the next run brings it to its end, with one ring.</summary>
    [Theory]
    [InlineData("taken")]
    [InlineData("claimed")]
    [InlineData("placed")]
    [InlineData("proved")]
    [InlineData("proved and freed")]
    public async Task A_row_is_brought_to_its_end_from_each_step(string step)
    {
        await using var house = await ListHouse.OpenAsync();
        await ImportAsync(house);
        await LeaveAsync(house, step);

        var done = Assert.IsType<ListEvent.Done>((await house.RunAsync())[^1]);

        Assert.Equal((1L, 1), (done.Counts[ListRowState.Ended], done.Counts.Count));
        Assert.Equal(1, house.Sandbox.Phones["+12025550101"].Rings);
    }

    [Fact]
    public async Task A_row_that_a_person_has_settled_is_not_dialled_again()
    {
        await using var house = await ListHouse.OpenAsync();
        await ImportAsync(house);
        await LeaveAsync(house, "lost");
        await house.Ledger.SettleAsync(Key, new Settlement(null, "asked the party"));

        var done = Assert.IsType<ListEvent.Done>((await house.RunAsync())[^1]);

        Assert.Equal(1, done.Counts[ListRowState.NotPlaced]);
        Assert.Empty(house.Posts);
    }

    [Fact]
    public async Task A_lost_answer_is_found_and_the_call_is_followed()
    {
        await using var house = await ListHouse.OpenAsync();
        await ImportAsync(house);
        house.Sandbox.Faults.Add("lose=504,count=1");

        var events = await house.RunAsync();

        Assert.Contains(events, happened => happened is ListEvent.Unknown);
        Assert.Equal(1, Assert.IsType<ListEvent.Done>(events[^1]).Counts[ListRowState.Ended]);
        Assert.Equal(1, house.Sandbox.Phones.Rings);
    }

    [Fact]
    public async Task A_busy_row_is_tried_again_as_often_as_was_asked_for()
    {
        await using var house = await ListHouse.OpenAsync();
        await ImportWithRetriesAsync(house, 2);

        await house.RunAsync();

        var attempts = await house.RowsAsync();
        Assert.Equal([1, 2, 3], attempts.Select(row => row.Attempt));
        Assert.All(attempts, row => Assert.Equal("busy", row.Verdict));
        Assert.Equal(3, attempts.Select(row => row.Key).Distinct().Count());
        Assert.All(
            house.Posts.Zip(house.Posts.Skip(1)),
            pair => Assert.True(pair.Second.When - pair.First.When >= TimeSpan.FromMinutes(30)));
    }

    // A retry is counted by how calls ended: one that was not placed takes none away.
    [Fact]
    public async Task An_attempt_that_rang_no_phone_is_no_retry()
    {
        await using var house = await ListHouse.OpenAsync();
        await ImportWithRetriesAsync(house, 1);
        await LeaveAsync(house, "proved", "+447700900001");

        await house.RunAsync();

        Assert.Equal(
            ["not-placed", "busy", "busy"], (await house.RowsAsync()).Select(row => row.Verdict));
    }

    [Fact]
    public async Task Pausing_lets_a_call_go_on_and_the_next_run_follows_it()
    {
        await using var house = await ListHouse.OpenAsync();
        await ImportAsync(house, "+12025550102");
        using var stop = new CancellationTokenSource();
        ListEvent? last = null;
        await foreach (var happened in house.List.RunAsync("spring", cancellationToken: stop.Token))
        {
            last = happened;
            if (happened is ListEvent.Placed)
            {
                await stop.CancelAsync();
            }
        }

        Assert.Equal(CallListState.Paused, Assert.IsType<ListEvent.Stopped>(last).State);
        Assert.Single(house.Posts);
        var done = Assert.IsType<ListEvent.Done>((await house.RunAsync())[^1]);
        Assert.Equal(2, done.Counts[ListRowState.Ended]);
        Assert.Equal(2, house.Posts.Count);
    }

    [Fact]
    public async Task A_call_left_for_longer_than_it_is_followed_is_looked_at()
    {
        await using var house = await ListHouse.OpenAsync();
        await house.ImportAsync(
            new CallListOptions { Name = "spring", MaxCall = TimeSpan.FromMinutes(1) },
            new CallListRow { Position = 1, Call = OutboundCall.To("+12025550101") });
        await LeaveAsync(house, "placed");
        await Task.Delay(TimeSpan.FromMinutes(30), house.Time);

        await house.RunAsync();

        Assert.Equal("answered", (await house.RowsAsync()).Single().Verdict);
    }

    private static async Task ImportWithRetriesAsync(ListHouse house, int times) => await house.ImportAsync(
        new CallListOptions
        {
            Name = "spring",
            Retries = [new CallListRetry("busy", times, TimeSpan.FromMinutes(30))],
        },
        new CallListRow { Position = 1, Call = OutboundCall.To("+447700900001") }); // which is busy

    private static async Task ImportAsync(ListHouse house, params string[] more) => await house.ImportAsync(
        new CallListOptions { Name = "spring" },
        new[] { "+12025550101" }.Concat(more).Select((number, i) =>
            new CallListRow { Position = i + 1, Call = OutboundCall.To(number) }));

    // As a process leaves the row that is killed after a step.
    private static async Task LeaveAsync(ListHouse house, string step, string number = "+12025550101")
    {
        var key = CallKey.Parse($"spring/{number}");
        var ledger = house.Ledger;
        await ledger.SetListStateAsync("spring", CallListState.Running);
        Assert.IsType<QueueTurn.Taken>(await ledger.TakeAsync("spring", [house.Sandbox.UserId]));
        var call = OutboundCall.To(number);
        if (step == "placed")
        {
            Assert.IsType<CallOutcome.Placed>(await house.Client.PlaceAsync(call, key));
        }
        else if (step != "taken")
        {
            var known = LedgerCall.Of(call, house.Client.Endpoint, null);
            var claim = await ledger.ClaimAsync(key, known, TimeSpan.FromSeconds(1));
            var ticket = Assert.IsType<LedgerClaim.Granted>(claim).Ticket;
            if (step is not "claimed")
            {
                var stamp = new CallStamp(Guid.NewGuid(), 1);
                var now = house.Time.GetUtcNow();
                await ledger.IntendAsync(ticket, new CallIntent(stamp, now, now.AddSeconds(1)));
                await ledger.RecordAsync(ticket, new CallOutcome.Unknown());
                if (step is not "lost")
                {
                    await ledger.SettleAsync(key, new Settlement(null, "it is proved") { Attempt = stamp });
                }
            }
        }

        await (step == "proved and freed" ? ledger.PutBackAsync(key, null) : ledger.LetGoAsync(key));
    }
}
