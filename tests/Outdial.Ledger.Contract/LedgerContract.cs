namespace Outdial.Ledger.Contract;

/// <summary>What every ledger promises.</summary>
public abstract class LedgerContract : IAsyncDisposable
{
    private static readonly CallKey Key = CallKey.Parse("order-4711");
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    private readonly LedgerHouse _house;

    protected LedgerContract(LedgerHouse house) => _house = house;

    public async ValueTask DisposeAsync()
    {
        await _house.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_key_is_granted_to_one()
    {
        ICallLedger[] ledgers = [await _house.OpenAsync(), await _house.OpenAsync()];

        var claims = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
            await ledgers[i % 2].ClaimAsync(Key, Calls.One, Late))));

        Assert.Single(claims.OfType<LedgerClaim.Granted>());
        Assert.Equal(39, claims.OfType<LedgerClaim.InFlight>().Count());
    }

    [Fact]
    public async Task A_key_that_names_another_call_is_a_conflict()
    {
        var ledger = await _house.OpenAsync();
        await GrantedAsync(ledger);

        var claim = await ledger.ClaimAsync(Key, Calls.To("+12025550199"), Late);

        var difference = Assert.Single(Assert.IsType<LedgerClaim.Conflict>(claim).Differences);
        Assert.Equal("destinations[0]", difference.Path);
    }

    [Fact]
    public async Task A_claim_whose_time_is_over_is_void_when_another_is_granted()
    {
        var (ledger, other) = (await _house.OpenAsync(), await _house.OpenAsync());
        var first = await GrantedAsync(ledger, TimeSpan.Zero);
        var second = await GrantedAsync(other);

        await Assert.ThrowsAsync<CallLedgerException>(async () => await ledger.IntendAsync(first, Calls.Intent(first)));
        Assert.Null(await other.IntendAsync(second, Calls.Intent(second)));
        Assert.Equal(LedgerState.Intended, (await ledger.FindAsync(Key))!.State);
    }

    [Fact]
    public async Task What_is_withdrawn_may_be_tried_again_with_the_same_right()
    {
        var ledger = await _house.OpenAsync();
        var ticket = await GrantedAsync(ledger);
        await ledger.IntendAsync(ticket, Calls.Intent(ticket));

        await ledger.WithdrawAsync(ticket, "r-1");

        var entry = (await ledger.FindAsync(Key))!;
        Assert.Equal((LedgerState.Planned, ticket.First), (entry.State, entry.Stamp));
        Assert.Equal(["r-1"], entry.CorrelationIds);
        Assert.IsType<LedgerClaim.InFlight>(await ledger.ClaimAsync(Key, Calls.One, Late));
        Assert.Null(await ledger.IntendAsync(ticket, Calls.Intent(ticket)));
    }

    [Theory]
    [InlineData("placed", LedgerState.Placed)]
    [InlineData("refused", LedgerState.Refused)]
    [InlineData("unknown", LedgerState.Unknown)]
    [InlineData("not sent", LedgerState.Planned)]
    public async Task An_outcome_ends_the_claim(string outcome, LedgerState state)
    {
        var ledger = await _house.OpenAsync();
        var ticket = await GrantedAsync(ledger);
        await ledger.IntendAsync(ticket, Calls.Intent(ticket));

        await ledger.RecordAsync(ticket, Outcomes.Of(outcome));

        var entry = (await ledger.FindAsync(Key))!;
        Assert.Equal((state, outcome == "placed" ? "c-1" : null), (entry.State, entry.ConversationId));
        Assert.Equal(state is LedgerState.Placed or LedgerState.Refused, entry.Dialled.IsEmpty);
        var claim = await ledger.ClaimAsync(Key, Calls.One, Late);
        if (state == LedgerState.Planned)
        {
            Assert.Equal(
                new CallStamp(ticket.First.Call, 2), Assert.IsType<LedgerClaim.Granted>(claim).Ticket.First);
        }
        else
        {
            Assert.Equal(state, Assert.IsType<LedgerClaim.Recorded>(claim).Entry.State);
        }

        await Assert.ThrowsAsync<CallLedgerException>(
            async () => await ledger.IntendAsync(ticket, Calls.Intent(ticket)));
    }

    [Fact]
    public async Task An_overdue_intent_is_unknown_and_may_yet_be_withdrawn()
    {
        var ledger = await _house.OpenAsync();
        var ticket = await GrantedAsync(ledger);
        await ledger.IntendAsync(ticket, Calls.Intent(ticket, TimeSpan.FromTicks(10)));

        var entry = (await ledger.FindAsync(Key))!;
        Assert.Equal((LedgerState.Unknown, "OD4061"), (entry.State, entry.Rule));
        Assert.IsType<LedgerClaim.Recorded>(await ledger.ClaimAsync(Key, Calls.One, Late));

        await ledger.WithdrawAsync(ticket); // a paused process, whose attempt is proved not to have been acted on
        Assert.Equal(LedgerState.Planned, (await ledger.FindAsync(Key))!.State);
    }

    [Fact]
    public async Task A_placed_call_replaces_what_was_recorded_meanwhile()
    {
        var ledger = await _house.OpenAsync();
        var ticket = await GrantedAsync(ledger);
        await ledger.IntendAsync(ticket, Calls.Intent(ticket, TimeSpan.FromTicks(10)));
        Assert.True(await ledger.SettleAsync(Key, new Settlement(null, "no such call")));

        await ledger.RecordAsync(ticket, Outcomes.Of("unknown"));
        Assert.Equal(LedgerState.Settled, (await ledger.FindAsync(Key))!.State);
        await ledger.RecordAsync(ticket, Outcomes.Of("placed"));
        Assert.Equal((LedgerState.Placed, "c-1"), await StateAsync(ledger));
        await ledger.RecordAsync(ticket, Outcomes.Of("refused"));
        Assert.Equal((LedgerState.Placed, "c-1"), await StateAsync(ledger));
    }

    [Fact]
    public async Task Only_the_unknown_attempt_that_was_looked_for_is_settled()
    {
        var ledger = await _house.OpenAsync();
        var ticket = await GrantedAsync(ledger);
        var found = new Settlement("c-7", "by its stamp");
        Assert.False(await ledger.SettleAsync(Key, found));
        await ledger.IntendAsync(ticket, Calls.Intent(ticket));
        Assert.False(await ledger.SettleAsync(Key, found));
        await ledger.RecordAsync(ticket, Outcomes.Of("unknown"));

        var other = new CallStamp(ticket.First.Call, 9);
        Assert.False(await ledger.SettleAsync(Key, found with { Attempt = other }));
        Assert.True(await ledger.SettleAsync(Key, found with { Attempt = ticket.First }));
        Assert.False(await ledger.SettleAsync(Key, found));

        Assert.Equal((LedgerState.Settled, "c-7"), await StateAsync(ledger));
    }

    [Fact]
    public async Task All_keys_are_listed_once_the_oldest_first()
    {
        var ledger = await _house.OpenAsync();
        for (var i = 0; i < 1_100; i++)
        {
            var key = CallKey.Parse($"key-{i}");
            var claim = Assert.IsType<LedgerClaim.Granted>(await ledger.ClaimAsync(key, Calls.One, Late));
            if (i % 100 == 7)
            {
                await ledger.RecordAsync(claim.Ticket, Outcomes.Of("refused"));
            }
        }

        var all = await ledger.ListAsync([]).ToListAsync();
        Assert.Equal(1_100, all.Select(entry => entry.Key).Distinct().Count());
        Assert.Equal(all.Select(entry => entry.Created).Order(), all.Select(entry => entry.Created));
        var refused = await ledger.ListAsync([LedgerState.Refused, LedgerState.Placed]).ToListAsync();
        Assert.Equal(11, refused.Count);
    }

    [Fact]
    public async Task Bookings_of_one_bucket_come_one_after_the_other()
    {
        IRateStore[] stores = [await _house.OpenAsync(), await _house.OpenAsync()];

        var booked = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(async () =>
            (await stores[i % 2].UpdateAsync("bucket", (state, now) => new RateState(
                (state.FreeAt > now ? state.FreeAt : now) + TimeSpan.FromTicks(3_333_333), default, 180)))
            .State.FreeAt)));

        Assert.Equal(60, booked.Distinct().Count());
        Assert.All(
            booked.Order().Zip(booked.Order().Skip(1)),
            pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromTicks(3_333_333)));
    }

    [Fact]
    public async Task A_state_of_the_rate_is_kept_to_the_tick()
    {
        var store = (IRateStore)await _house.OpenAsync();
        var state = new RateState(
            new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero).AddTicks(1),
            DateTimeOffset.MaxValue,
            int.MaxValue);
        RateState? first = null, second = null;

        await store.UpdateAsync("bucket", (found, _) => (first = found) is null ? default : state);
        await store.UpdateAsync("bucket", (found, _) => (second = found) is null ? default : found);

        Assert.Equal((default(RateState), state), (first, second));
    }

    private static async Task<LedgerTicket> GrantedAsync(ICallLedger ledger, TimeSpan? patience = null) =>
        Assert.IsType<LedgerClaim.Granted>(await ledger.ClaimAsync(Key, Calls.One, patience ?? Late)).Ticket;

    private static async Task<(LedgerState State, string? Conversation)> StateAsync(ICallLedger ledger) =>
        await ledger.FindAsync(Key) is { } entry ? (entry.State, entry.ConversationId) : default;
}
