using System.Collections.Immutable;

namespace Outdial.Ledger.Contract;

/// <summary>What every ledger promises of lists: who may take a row, and what is known of it.</summary>
public abstract class QueueContract(LedgerHouse house) : IAsyncDisposable
{
    private const string Ann = Lists.Ann;
    private const string Bob = Lists.Bob;

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_caller_has_one_call_across_lists_and_ledgers()
    {
        var (ledger, other) = (await house.OpenAsync(), await house.OpenAsync());
        await Lists.ImportAsync(ledger);
        await Lists.ImportAsync(ledger, name: "summer");

        var first = await Lists.TakenAsync(ledger, Ann);
        var busy = Assert.IsType<QueueTurn.Nothing>(await other.TakeAsync("spring", [Ann]));
        Assert.Contains($"{first.Call.Key}", busy.Why!.Message, StringComparison.Ordinal);
        Assert.IsType<QueueTurn.Nothing>(await other.TakeAsync("summer", [Ann]));
        var second = await Lists.TakenAsync(other, Ann, Bob);
        Assert.Equal(Bob, second.Caller);
        Assert.NotEqual(first.Call.Key, second.Call.Key);

        await ledger.EndAsync(first.Call.Key, "answered", null);
        Assert.IsType<QueueTurn.Taken>(await other.TakeAsync("summer", [Ann]));
    }

    [Fact]
    public async Task Each_row_is_taken_once_by_whichever_asks()
    {
        const int Rows = 40;
        ICompleteLedger[] ledgers = [await house.OpenAsync(), await house.OpenAsync()];
        await Lists.ImportAsync(ledgers[0], Rows);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            var keys = new List<CallKey>();
            while (await ledgers[caller % 2].TakeAsync("spring", [$"caller {caller}"]) is not QueueTurn.Empty and
                var turn)
            {
                if (turn is QueueTurn.Taken { Call.Key: var key })
                {
                    keys.Add(key);
                    await ledgers[caller % 2].EndAsync(key, "answered", null);
                }
            }

            return keys;
        })));

        Assert.Equal(Rows, taken.Sum(keys => keys.Count));
        Assert.Equal(Rows, taken.SelectMany(keys => keys).Distinct().Count());
    }

    [Fact]
    public async Task A_row_that_names_its_caller_is_given_to_no_other()
    {
        var ledger = await house.OpenAsync();
        await Lists.ImportAsync(ledger, Lists.Entry(), Lists.Row(1) with { Caller = Bob });
        Assert.IsType<QueueTurn.Nothing>(await ledger.TakeAsync("spring", [Ann]));
        Assert.Equal([Bob], await ledger.GetCallersAsync("spring"));
        Assert.Equal(Bob, (await Lists.TakenAsync(ledger, Ann, Bob)).Caller);
    }

    [Fact]
    public async Task Rows_are_given_in_their_order_and_when_they_are_due()
    {
        var ledger = await house.OpenAsync();
        var due = TimeProvider.System.GetUtcNow();
        await Lists.ImportAsync(
            ledger,
            Lists.Entry(),
            Lists.Row(1) with { Due = due.AddHours(1) },
            Lists.Row(2) with { Due = due.AddHours(-1) },
            Lists.Row(3) with { Due = due.AddHours(-1) },
            Lists.Row(4) with { Due = due.AddHours(-2), Caller = Bob });

        foreach (var number in (int[])[4, 2, 3])
        {
            var turn = await Lists.TakenAsync(ledger, Bob);
            Assert.Equal(Lists.Key(number), turn.Call.Key);
            await ledger.EndAsync(turn.Call.Key, "answered", null);
        }

        var nothing = Assert.IsType<QueueTurn.Nothing>(await ledger.TakeAsync("spring", [Ann]));
        Assert.InRange(nothing.Until!.Value, due.AddMinutes(59), due.AddMinutes(61));
    }

    [Fact]
    public async Task What_a_row_says_is_read_as_it_was_written()
    {
        var ledger = await house.OpenAsync();
        var row = Lists.Row(1) with
        {
            RowKey = "O'Neill, \"Ünï\" ☎️\t#1",
            Body = "{\"to\":[\"+12025550101\",\"+12025550102\"],\"x\":\"\\u0000\"}",
            Dialled = ["+12025550101", "+12025550102"],
        };
        await Lists.ImportAsync(ledger, Lists.Entry(), row);

        var call = (await Lists.TakenAsync(ledger, Ann)).Call;

        Assert.Equal(
            (row.RowKey, row.Body, row.Shown, row.Zones, row.NotAfter, row.Position, row.Attempt),
            (call.RowKey, call.Body, call.Shown, call.Zones, call.NotAfter, call.Position, call.Attempt));
        Assert.Equal(row.Dialled, call.Dialled);
    }

    [Fact]
    public async Task A_call_is_taken_over_only_when_it_was_let_go()
    {
        var (ledger, other) = (await house.OpenAsync(), await house.OpenAsync());
        await Lists.ImportAsync(ledger);
        var key = (await Lists.TakenAsync(ledger, Ann)).Call.Key;
        Assert.False(await other.TakeOverAsync(key));
        var hold = Assert.Single(await other.GetHoldsAsync(null));
        Assert.Equal((Ann, "spring", key, false), (hold.Caller, hold.List, hold.Call.Key, hold.IsAbandoned));

        await ledger.LetGoAsync(key);

        Assert.True((await other.GetHoldsAsync("spring")).Single().IsAbandoned);
        Assert.True(await other.TakeOverAsync(key));
        Assert.False(await other.TakeOverAsync(key));
        Assert.Empty(await other.GetHoldsAsync("summer"));
    }

    [Fact]
    public async Task What_is_put_back_is_taken_again_when_it_is_due()
    {
        var ledger = await house.OpenAsync();
        await Lists.ImportAsync(ledger, 1);
        var key = (await Lists.TakenAsync(ledger, Ann)).Call.Key;
        await ledger.PutBackAsync(key, null);
        await Lists.TakenAsync(ledger, Ann);

        var until = TimeProvider.System.GetUtcNow().AddHours(1);
        await ledger.PutBackAsync(key, new CallHold(new Diagnostic(CallListRules.OutsideHours, "Closed."), until));

        var nothing = Assert.IsType<QueueTurn.Nothing>(await ledger.TakeAsync("spring", [Ann]));
        Assert.InRange(nothing.Until!.Value, until.AddMinutes(-1), until.AddMinutes(1));
        Assert.Equal((CallListRules.OutsideHours, "Closed."), (nothing.Why!.Rule, nothing.Why.Message));
        var row = await ledger.GetRowsAsync("spring", []).SingleAsync();
        Assert.Equal(("OD6040", "Closed."), (row.Rule, row.Message));
    }

    [Fact]
    public async Task A_row_is_tried_again_under_a_key_of_its_own()
    {
        var ledger = await house.OpenAsync();
        await Lists.ImportAsync(ledger, 1);
        var first = (await Lists.TakenAsync(ledger, Ann)).Call;
        var next = new NextAttempt(Lists.Key(1, attempt: 2), 2, TimeProvider.System.GetUtcNow().AddMinutes(-1));
        await ledger.EndAsync(first.Key, "busy", "The line was busy.", next);
        await ledger.EndAsync(first.Key, "busy", "The line was busy.", next); // said twice

        var second = (await Lists.TakenAsync(ledger, Ann)).Call;
        Assert.Equal((next.Key, 2, first.Body), (second.Key, second.Attempt, second.Body));
        Assert.Equal(1, await ledger.CountEarlierAsync(second.Key, "busy"));
        Assert.Equal(0, await ledger.CountEarlierAsync(second.Key, "answered"));
        Assert.Equal(2, await ledger.GetRowsAsync("spring", [], allAttempts: true).CountAsync());
        Assert.Equal(1, (await ledger.CountAsync("spring"))[ListRowState.Calling]);
    }

    [Fact]
    public async Task A_row_is_bound_to_the_user_whose_call_it_has_become()
    {
        var ledger = await house.OpenAsync();
        await Lists.ImportAsync(ledger, 1);
        var row = (await Lists.TakenAsync(ledger, Ann)).Call;
        var call = Calls.To(row.Dialled[0]) with { CallingUser = Guid.Parse(Ann) };
        var ticket = Assert.IsType<LedgerClaim.Granted>(
            await ledger.ClaimAsync(row.Key, call, TimeSpan.FromHours(1))).Ticket;
        await ledger.RecordAsync(ticket, Outcomes.Of("not sent"));
        await ledger.PutBackAsync(row.Key, null);

        Assert.IsType<QueueTurn.Nothing>(await ledger.TakeAsync("spring", [Bob]));
        await Lists.TakenAsync(ledger, Bob, Ann);
    }

    [Fact]
    public async Task A_paused_list_gives_no_row_and_a_cancelled_one_stays_so()
    {
        var ledger = await house.OpenAsync();
        await Lists.ImportAsync(ledger);
        Assert.Equal(CallListState.Paused, await ledger.SetListStateAsync("spring", CallListState.Paused));
        Assert.Equal(
            CallListState.Paused, Assert.IsType<QueueTurn.Stopped>(await ledger.TakeAsync("spring", [Ann])).State);
        await ledger.SetListStateAsync("spring", CallListState.Cancelled);
        Assert.Equal(CallListState.Cancelled, await ledger.SetListStateAsync("spring", CallListState.Running));
        Assert.Equal(2, (await ledger.CountAsync("spring"))[ListRowState.Cancelled]);
        Assert.Null(await ledger.SetListStateAsync("autumn", CallListState.Running));
        Assert.Null(Assert.IsType<QueueTurn.Stopped>(await ledger.TakeAsync("autumn", [Ann])).State);
    }

    [Fact]
    public async Task A_row_follows_its_key()
    {
        var ledger = await house.OpenAsync();
        await Lists.ImportAsync(ledger, 5);
        for (var number = 1; number <= 4; number++)
        {
            var row = (await Lists.TakenAsync(ledger, Ann)).Call;
            var ticket = await Lists.ClaimAsync(ledger, row);
            Assert.Null(await ledger.IntendAsync(ticket, Calls.Intent(ticket)));
            Assert.Equal(1, (await ledger.CountAsync("spring"))[ListRowState.Calling]);
            await ledger.RecordAsync(ticket, Outcomes.Of(number switch
            {
                1 => "placed",
                2 => "refused",
                _ => "unknown",
            }));
            if (number == 1)
            {
                await ledger.EndAsync(row.Key, "answered", null);
            }

            await ledger.PutBackAsync(row.Key, null);
        }

        Assert.True(await ledger.SettleAsync(Lists.Key(4), new Settlement(null, "Looked.")));

        Assert.Equal(
            [
                ListRowState.Ended, ListRowState.Refused, ListRowState.Unknown, ListRowState.NotPlaced,
                ListRowState.Waiting,
            ],
            await ledger.GetRowsAsync("spring", []).Select(row => row.State).ToListAsync());
        Assert.Equal(
            [Lists.Key(3), Lists.Key(4)],
            await ledger.GetRowsAsync("spring", [ListRowState.Unknown, ListRowState.NotPlaced]).Select(row => row.Key)
                .ToListAsync());
        Assert.Equal(Lists.Key(5), (await Lists.TakenAsync(ledger, Ann)).Call.Key);
        await ledger.EndAsync(Lists.Key(5), "answered", null);
        Assert.IsType<QueueTurn.Empty>(await ledger.TakeAsync("spring", [Ann]));
        ImmutableArray<CallListEntry> lists = await ledger.GetListsAsync();
        Assert.Equal(("spring", "calls.csv", "d1"), (lists[0].Name, lists[0].Source, lists[0].SourceDigest));
    }

    [Fact]
    public async Task A_row_that_waits_is_kept_and_a_list_that_is_over_goes()
    {
        var ledger = await house.OpenAsync();
        await Lists.ImportAsync(ledger);
        var old = TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(2);
        Assert.Equal(0, await ledger.PurgeAsync(old, unknownToo: true));
        Assert.Equal(2, (await ledger.CountAsync("spring"))[ListRowState.Waiting]);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await ledger.PurgeAsync(TimeProvider.System.GetUtcNow()));
    }
}
