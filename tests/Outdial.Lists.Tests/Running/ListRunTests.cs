using Outdial.Crash;

namespace Outdial.Lists.Tests;

/// <summary>How a run ends, and what it says of a call that it could not see.</summary>
public sealed class ListRunTests
{
    private const string Status = "status=503,method=GET,path=/api/v2/conversations/calls/*";

    [Fact]
    public async Task A_list_with_nothing_left_is_done_after_its_time_too()
    {
        await using var house = await ListHouse.OpenAsync();
        await ImportAsync(house, 1);
        await house.RunAsync();

        var events = await house.RunAsync(options: new CallListRunOptions { StopAt = ListHouse.Monday.AddDays(-1) });

        Assert.IsType<ListEvent.Done>(events[^1]);
        Assert.Equal(CallListState.Running, (await house.Ledger.FindListAsync("spring"))!.State);
    }

    [Fact]
    public async Task A_list_with_rows_left_stops_when_its_time_is_over()
    {
        await using var house = await ListHouse.OpenAsync();
        await ImportAsync(house, 1);

        var events = await house.RunAsync(options: new CallListRunOptions { StopAt = ListHouse.Monday.AddDays(-1) });

        Assert.Equal(CallListState.Paused, Assert.IsType<ListEvent.Stopped>(events[^1]).State);
        Assert.Empty(house.Posts);
    }

    [Fact]
    public async Task A_ledger_that_is_gone_ends_the_run()
    {
        ListHouse? built = null;
        await using var house = await ListHouse.OpenAsync(sandbox: options => options with
        {
            OnRequest = request =>
            {
                options.OnRequest!(request);
                if (request.Method == "POST")
                {
                    File.Delete(built!.PathOf("ledger.db"));
                }
            },
        });
        built = house;
        await ImportAsync(house, 3);

        await Assert.ThrowsAsync<CallLedgerException>(() => house.RunAsync());

        Assert.Single(house.Posts);
    }

    [Fact]
    public async Task A_call_that_was_never_seen_is_said_to_be_so()
    {
        await using var house = await ListHouse.OpenAsync();
        await ImportAsync(house, 1, new CallListOptions { Name = "spring", MaxCall = TimeSpan.FromMinutes(1) });
        house.Sandbox.Faults.Add(Status);

        await house.RunAsync();

        var row = Assert.Single(await house.RowsAsync());
        Assert.Equal("not-over", row.Verdict);
        Assert.Contains("nothing of it is to be seen", row.Message, StringComparison.Ordinal);
    }

    // A person's call comes before them.
    [Fact]
    public async Task All_requests_of_a_list_are_background_requests()
    {
        await using var house = await ListHouse.OpenAsync();
        await ImportAsync(house, 2);
        var client = PriorityRecorder.Before(house.Client, out var recorder);
        var list = new CallList(client, house.Ledger, null, house.Time);

        var events = await list.RunAsync("spring").ToListAsync();

        Assert.IsType<ListEvent.Done>(events[^1]);
        Assert.False(RequestPriority.IsBackground);
        var uses = recorder.Uses.Where(use => use.Method != "get_Endpoint").ToList();
        Assert.Superset(
            new HashSet<string> { "GetCallerAsync", "PlaceAsync", "WatchAsync" },
            uses.Select(use => use.Method).ToHashSet());
        Assert.All(uses, use => Assert.True(use.IsBackground, use.Method));
    }

    // While its caller may be in that call, it is looked for again and again.
    [Fact]
    public async Task An_unknown_call_is_one_failure_however_often_it_is_sought()
    {
        await using var house = await ListHouse.OpenAsync();
        await ImportAsync(house, 2, new CallListOptions { Name = "spring", StopAfterFailures = 0.5 });
        house.Sandbox.Faults.Add("lose=reset,count=1");
        foreach (var path in (string[])["conversations/calls", "conversations/calls/history", "analytics/*"])
        {
            house.Sandbox.Faults.Add($"status=403,method=GET,path=/api/v2/{path}");
            house.Sandbox.Faults.Add($"status=403,method=POST,path=/api/v2/{path},body=interval");
        }

        var events = await house.RunAsync();

        Assert.Single(events.OfType<ListEvent.Unknown>());
        Assert.IsType<ListEvent.Done>(events[^1]);
    }

    // The caller is one and the same: without a look at the other list's call, nothing here would ever be placed.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_that_another_list_left_does_not_keep_its_caller(bool isCancelled)
    {
        await using var house = await ListHouse.OpenAsync();
        await ImportAsync(house, 1);
        await LeaveCallAsync(house, "spring");
        if (isCancelled)
        {
            await house.List.CancelAsync("spring");
        }

        await ImportAsync(house, 1, new CallListOptions { Name = "summer", Again = true });
        var done = Assert.IsType<ListEvent.Done>((await house.RunAsync("summer"))[^1]);

        Assert.Equal(1, done.Counts[ListRowState.Ended]);
        Assert.Equal(ListRowState.Ended, Assert.Single(await house.RowsAsync()).State);
        Assert.Equal(2, house.Posts.Count);
    }

    [Fact]
    public async Task A_cancelled_list_that_is_started_follows_its_call_to_the_end()
    {
        await using var house = await ListHouse.OpenAsync();
        await ImportAsync(house, 2);
        await LeaveCallAsync(house, "spring");
        await house.List.CancelAsync("spring");

        Assert.IsType<ListEvent.Stopped>((await house.RunAsync())[^1]);

        Assert.Equal(
            [ListRowState.Ended, ListRowState.Cancelled], (await house.RowsAsync()).Select(row => row.State));
        Assert.Single(house.Posts);
    }

    [Fact]
    public async Task Without_waiting_it_says_which_call_keeps_its_caller()
    {
        await using var house = await ListHouse.OpenAsync();
        await ImportAsync(house, 1);
        await ImportAsync(house, 1, new CallListOptions { Name = "summer" });
        await house.Ledger.SetListStateAsync("spring", CallListState.Running);
        Assert.IsType<QueueTurn.Taken>(await house.Ledger.TakeAsync("spring", [house.Sandbox.UserId])); // it lives

        var events = await house.RunAsync("summer", new CallListRunOptions { Waits = false });

        var stopped = Assert.IsType<ListEvent.Stopped>(events[^1]);
        Assert.Equal(CallListRules.CallerUnavailable, stopped.Diagnostic?.Rule);
        Assert.Contains("spring/", stopped.Diagnostic?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_that_the_service_does_not_know_costs_no_row()
    {
        await using var house = await ListHouse.OpenAsync();
        await ImportAsync(house, 6, new CallListOptions
        {
            Name = "spring",
            Users = [Guid.Parse("00000000-0000-4000-8000-000000000099"), Guid.Parse(house.Sandbox.UserId)],
        });

        var events = await house.RunAsync();

        Assert.Equal(6, Assert.IsType<ListEvent.Done>(events[^1]).Counts[ListRowState.Ended]);
        Assert.Contains(events, happened => happened is ListEvent.PassedOver { Reason.Message: var why } &&
            why.Contains("knows no user", StringComparison.Ordinal));
    }

    // A run that was stopped while its first call went on.
    private static async Task LeaveCallAsync(ListHouse house, string name)
    {
        using var stop = new CancellationTokenSource();
        await foreach (var happened in house.List.RunAsync(name, cancellationToken: stop.Token))
        {
            if (happened is ListEvent.Placed)
            {
                await stop.CancelAsync();
            }
        }
    }

    private static async Task ImportAsync(ListHouse house, int rows, CallListOptions? options = null) =>
        Assert.True((await house.ImportAsync(
            options ?? new CallListOptions { Name = "spring" },
            Enumerable.Range(1, rows).Select(number => new CallListRow
            {
                Position = number,
                Call = OutboundCall.To($"+1202555010{number}"),
            }))).IsImported);
}
