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

    private static async Task ImportAsync(ListHouse house, int rows, CallListOptions? options = null) =>
        Assert.True((await house.ImportAsync(
            options ?? new CallListOptions { Name = "spring" },
            Enumerable.Range(1, rows).Select(number => new CallListRow
            {
                Position = number,
                Call = OutboundCall.To($"+1202555010{number}"),
            }))).IsImported);
}
