using Outdial.TestSupport;

namespace Outdial.Ledger.Contract;

/// <summary>What every ledger promises of gates: what they hold back does not leave, and two calls cannot both be the
/// first.</summary>
public abstract class GateContract(LedgerHouse house) : IAsyncDisposable
{
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Of_calls_to_one_number_the_gap_lets_one_leave()
    {
        ICompleteLedger[] ledgers = [await house.OpenAsync(), await house.OpenAsync()];
        await ledgers[0].SetGatesAsync(new CallGates { MinGap = TimeSpan.FromHours(4) });

        var holds = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            var ticket = await GrantedAsync(ledgers[i % 2], $"order-{i}");
            return await ledgers[i % 2].IntendAsync(ticket, Calls.Intent(ticket));
        })));

        Assert.Single(holds, hold => hold is null);
        var now = TimeProvider.System.GetUtcNow();
        Assert.All(holds.OfType<CallHold>(), hold =>
        {
            Assert.Equal(CallListRules.CalledTooOften, hold.Reason.Rule);
            Assert.InRange(hold.Until!.Value, now.AddMinutes(239), now.AddMinutes(241));
        });
    }

    [Fact]
    public async Task A_cap_counts_what_was_dialled_and_not_what_rang_no_phone()
    {
        var ledger = await house.OpenAsync();
        await ledger.SetGatesAsync(new CallGates { MaxPerDay = 2 });
        foreach (var (key, outcome) in new[] { ("a", "refused"), ("b", "not sent"), ("c", "placed"), ("d", "unknown") })
        {
            var ticket = await GrantedAsync(ledger, key);
            Assert.Null(await ledger.IntendAsync(ticket, Calls.Intent(ticket)));
            await ledger.RecordAsync(ticket, Outcomes.Of(outcome));
        }

        var last = await GrantedAsync(ledger, "e");
        Assert.NotNull(await ledger.IntendAsync(last, Calls.Intent(last)));
        await ledger.SettleAsync(CallKey.Parse("d"), new Settlement(null, "Looked."));
        Assert.Null(await ledger.IntendAsync(last, Calls.Intent(last)));
    }

    [Fact]
    public async Task A_key_is_not_held_by_its_own_attempt()
    {
        var ledger = await house.OpenAsync();
        await ledger.SetGatesAsync(new CallGates { MinGap = TimeSpan.FromHours(4) });
        var ticket = await GrantedAsync(ledger, "a");
        Assert.Null(await ledger.IntendAsync(ticket, Calls.Intent(ticket)));
        await ledger.WithdrawAsync(ticket);
        Assert.Null(await ledger.IntendAsync(ticket, Calls.Intent(ticket)));
    }

    [Fact]
    public async Task A_gate_that_is_set_between_claim_and_intent_holds()
    {
        var ledger = await house.OpenAsync();
        var ticket = await GrantedAsync(ledger, "a");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("never.txt"), "+12025550123\n");
        await ledger.SetGatesAsync(new CallGates { SuppressionFiles = [folder.PathOf("never.txt")] });

        var hold = await ledger.IntendAsync(ticket, Calls.Intent(ticket));

        Assert.Equal(CallListRules.Suppressed, hold!.Reason.Rule);
        Assert.Equal(LedgerState.Planned, (await ledger.FindAsync(CallKey.Parse("a")))!.State);
        await ledger.SetGatesAsync(CallGates.None);
        Assert.Equal(CallGates.None, await ledger.GetGatesAsync());
        Assert.Null(await ledger.IntendAsync(ticket, Calls.Intent(ticket)));
    }

    [Fact]
    public async Task A_row_that_a_gate_holds_is_postponed_and_the_next_is_given()
    {
        var ledger = await house.OpenAsync();
        await Lists.ImportAsync(ledger, gates: new CallGates { MinGap = TimeSpan.FromHours(4) });
        var other = await GrantedAsync(ledger, "a", Lists.Number(1));
        Assert.Null(await ledger.IntendAsync(other, Calls.Intent(other)));

        var turn = await Lists.TakenAsync(ledger, Lists.Ann);

        Assert.Equal(Lists.Key(2), turn.Call.Key);
        Assert.Equal(
            ["OD6043", null], await ledger.GetRowsAsync("spring", []).Select(row => row.Rule).ToListAsync());
    }

    [Fact]
    public async Task A_gate_that_closes_after_the_turn_postpones_the_row()
    {
        var ledger = await house.OpenAsync();
        await Lists.ImportAsync(ledger, gates: new CallGates { MinGap = TimeSpan.FromHours(4) });
        var row = (await Lists.TakenAsync(ledger, Lists.Ann)).Call;
        var ticket = await Lists.ClaimAsync(ledger, row);
        var other = await GrantedAsync(ledger, "a", Lists.Number(1));
        Assert.Null(await ledger.IntendAsync(other, Calls.Intent(other)));

        var hold = await ledger.IntendAsync(ticket, Calls.Intent(ticket));

        Assert.Equal(CallListRules.CalledTooOften, hold!.Reason.Rule);
        Assert.Equal("OD6043", (await ledger.GetRowsAsync("spring", []).FirstAsync()).Rule);
    }

    [Fact]
    public async Task A_row_whose_last_moment_is_over_is_withheld()
    {
        var ledger = await house.OpenAsync();
        var yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);
        await Lists.ImportAsync(ledger, Lists.Entry(), Lists.Row(1) with { NotAfter = yesterday });

        Assert.IsType<QueueTurn.Empty>(await ledger.TakeAsync("spring", [Lists.Ann]));
        var row = await ledger.GetRowsAsync("spring", []).SingleAsync();
        Assert.Equal((ListRowState.Withheld, "OD6044"), (row.State, row.Rule));

        await ledger.SetListStateAsync("spring", CallListState.Running);
        Assert.Equal(ListRowState.Waiting, (await ledger.GetRowsAsync("spring", []).SingleAsync()).State);
    }

    [Fact]
    public async Task Gates_that_no_call_could_pass_are_refused()
    {
        var ledger = await house.OpenAsync();
        await Assert.ThrowsAsync<CallLedgerException>(
            async () => await ledger.SetGatesAsync(new CallGates { Hours = "never" }));
        Assert.Equal(CallGates.None, await ledger.GetGatesAsync());
    }

    private static async Task<LedgerTicket> GrantedAsync(
        ICallLedger ledger, string key, string number = "+12025550123") => Assert.IsType<LedgerClaim.Granted>(
        await ledger.ClaimAsync(CallKey.Parse(key), Calls.To(number), Late)).Ticket;
}
