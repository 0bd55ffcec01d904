using Microsoft.Extensions.Time.Testing;
using Outdial.TestSupport;

namespace Outdial.Ledger.Tests;

public sealed class ClaimTests : IDisposable
{
    private static readonly LedgerCall Call = Calls.To("+12025550123");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly CallLedger _ledger;

    public ClaimTests() => _ledger = Open();

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Is_granted_once_among_simultaneous_callers()
    {
        var ledgers = Enumerable.Range(0, 4).Select(_ => Open()).ToList();

        var claims = await Task.WhenAll(Enumerable.Range(0, 32).Select(i =>
            Task.Run(async () => await ledgers[i % 4].ClaimAsync(Calls.Key, Call, Calls.Late))));

        Assert.Single(claims, claim => claim is LedgerClaim.Granted);
        Assert.All(claims, claim => Assert.True(claim is LedgerClaim.Granted or LedgerClaim.InFlight));
        ledgers.ForEach(ledger => ledger.Dispose());
    }

    [Fact]
    public async Task Says_what_differs_and_masks_it()
    {
        await _ledger.ClaimAsync(Calls.Key, Call, Calls.Late);

        var conflict = Assert.IsType<LedgerClaim.Conflict>(
            await _ledger.ClaimAsync(Calls.Key, Calls.To("+12025550199"), Calls.Late));

        Assert.Equal(
            new FieldDifference("destinations[0]", "+1********23", "+1********99"),
            Assert.Single(conflict.Differences));
    }

    [Fact]
    public async Task Compares_every_field()
    {
        var call = OutboundCall.To("+12025550123");
        OutboundCall[] others =
        [
            call with { Label = "x" },
            call with { Label = "y" },
            call with { CallerId = E164Number.Parse("+12025550199") },
            call with { Priority = 1 },
            call with { FromQueue = Guid.Empty },
            call with { Attributes = call.Attributes.Add("a", "1") },
            call with { Attributes = call.Attributes.Add("a", "2") },
            call with { Attributes = call.Attributes.Add("b", "1") },
            call with { Skills = [new SkillRequirement(Guid.Empty, 1)] },
            call with { OnBehalfOfUser = Guid.Empty },
            OutboundCall.To("tel:+12025550123;ext=1"),
        ];
        using var client = Calls.Client("http://127.0.0.1:9");
        var all = others.Select(other => LedgerCall.Of(other, client.Endpoint, null)).Append(Call).ToList();

        for (var i = 0; i < all.Count; i++)
        {
            var key = CallKey.Parse($"key {i}");
            await _ledger.ClaimAsync(key, all[i], Calls.Late);
            for (var j = 0; j < all.Count; j++)
            {
                Assert.Equal(i != j, await _ledger.ClaimAsync(key, all[j], Calls.Late) is LedgerClaim.Conflict);
            }
        }
    }

    [Fact]
    public async Task Is_void_once_another_has_it_and_cannot_dial_then()
    {
        var old = Assert.IsType<LedgerClaim.Granted>(
            await _ledger.ClaimAsync(Calls.Key, Call, TimeSpan.FromMinutes(5))).Ticket;
        _time.Advance(TimeSpan.FromMinutes(6)); // it slept for longer than it wanted to try

        using var other = Open();
        var late = await Calls.GrantedAsync(other, Calls.Key, Call);

        var failure = await Assert.ThrowsAsync<CallLedgerException>(
            async () => await _ledger.IntendAsync(old, Calls.Intent(_time.GetUtcNow())));
        Assert.Equal(LedgerRules.LedgerUnusable, failure.Diagnostics[0].Rule);
        await _ledger.IntendAsync(late, Calls.Intent(_time.GetUtcNow()));
    }

    [Fact]
    public async Task Becomes_unknown_when_its_outcome_is_overdue()
    {
        var ticket = await Calls.GrantedAsync(_ledger, Calls.Key, Call);
        await _ledger.IntendAsync(ticket, Calls.Intent(_time.GetUtcNow()));
        Assert.IsType<LedgerClaim.InFlight>(await _ledger.ClaimAsync(Calls.Key, Call, Calls.Late));

        _time.Advance(TimeSpan.FromSeconds(36));

        var recorded = Assert.IsType<LedgerClaim.Recorded>(await _ledger.ClaimAsync(Calls.Key, Call, Calls.Late));
        Assert.Equal((LedgerState.Unknown, "OD4061"), (recorded.Entry.State, recorded.Entry.Rule));
        Assert.Equal(["+12025550123"], recorded.Entry.Dialled);
    }

    [Fact]
    public async Task A_placed_call_wins_over_any_settlement()
    {
        var ticket = await Calls.GrantedAsync(_ledger, Calls.Key, Call);
        await _ledger.IntendAsync(ticket, Calls.Intent(_time.GetUtcNow()));
        _time.Advance(TimeSpan.FromSeconds(36));
        Assert.True(await _ledger.SettleAsync(await UnknownAsync(), new Settlement(null, "A person looked.")));

        await _ledger.RecordAsync(ticket, new CallOutcome.Placed("c-1"));
        await _ledger.RecordAsync(ticket, new CallOutcome.Unknown());
        await _ledger.RecordAsync(ticket, new CallOutcome.NotSent());
        await _ledger.WithdrawAsync(ticket);

        var entry = await _ledger.FindAsync(Calls.Key);
        Assert.Equal((LedgerState.Placed, "c-1"), (entry!.State, entry.ConversationId));
        Assert.False(await _ledger.SettleAsync(Calls.Key, new Settlement(null, "No.")));
    }

    [Fact]
    public async Task Only_a_placed_call_undoes_settled_as_not_placed()
    {
        var ticket = await Calls.GrantedAsync(_ledger, Calls.Key, Call);
        await _ledger.IntendAsync(ticket, Calls.Intent(_time.GetUtcNow()));
        _time.Advance(TimeSpan.FromSeconds(36));
        await _ledger.SettleAsync(await UnknownAsync(), new Settlement(null, "A person looked."));

        await _ledger.RecordAsync(ticket, new CallOutcome.NotSent());
        await _ledger.RecordAsync(ticket, new CallOutcome.Refused());
        await _ledger.WithdrawAsync(ticket);

        Assert.Equal(LedgerState.Settled, (await _ledger.FindAsync(Calls.Key))!.State);
    }

    [Fact]
    public async Task Is_given_back_with_the_outcome_and_only_once()
    {
        var ticket = await Calls.GrantedAsync(_ledger, Calls.Key, Call);
        await _ledger.IntendAsync(ticket, Calls.Intent(_time.GetUtcNow()));
        await _ledger.RecordAsync(ticket, new CallOutcome.Unknown());

        await _ledger.WithdrawAsync(ticket);

        Assert.Equal(LedgerState.Unknown, (await _ledger.FindAsync(Calls.Key))!.State);
    }

    [Fact]
    public async Task Leaves_no_reason_behind_that_was_withdrawn()
    {
        var ticket = await Calls.GrantedAsync(_ledger, Calls.Key, Call);
        await _ledger.IntendAsync(ticket, Calls.Intent(_time.GetUtcNow()));
        _time.Advance(TimeSpan.FromSeconds(36));
        await UnknownAsync();

        await _ledger.WithdrawAsync(ticket);

        var entry = (await _ledger.FindAsync(Calls.Key))!;
        Assert.Equal((LedgerState.Planned, null, null, null), (entry.State, entry.Rule, entry.Message, entry.Ended));
    }

    [Theory]
    [InlineData("NotSent", LedgerState.Planned)]
    [InlineData("Throttled", LedgerState.Planned)]
    [InlineData("Unauthorized", LedgerState.Planned)]
    [InlineData("Invalid", LedgerState.Planned)]
    [InlineData("Refused", LedgerState.Refused)]
    [InlineData("Unknown", LedgerState.Unknown)]
    public async Task Ends_as_the_outcome_says(string outcome, LedgerState state)
    {
        var ticket = await Calls.GrantedAsync(_ledger, Calls.Key, Call);
        await _ledger.IntendAsync(ticket, Calls.Intent(_time.GetUtcNow()));

        await _ledger.RecordAsync(ticket, outcome switch
        {
            "NotSent" => new CallOutcome.NotSent(),
            "Throttled" => new CallOutcome.Throttled(),
            "Unauthorized" => new CallOutcome.Unauthorized(),
            "Invalid" => new CallOutcome.Invalid(),
            "Refused" => new CallOutcome.Refused(),
            _ => new CallOutcome.Unknown(),
        });

        Assert.Equal(state, (await _ledger.FindAsync(Calls.Key))!.State);
        Assert.Equal(
            state == LedgerState.Planned, await _ledger.ClaimAsync(Calls.Key, Call, Calls.Late) is LedgerClaim.Granted);
    }

    private async Task<CallKey> UnknownAsync() =>
        Assert.Single(await _ledger.ListAsync([LedgerState.Unknown]).ToListAsync()).Key;

    private CallLedger Open() => CallLedger.Open(_folder.PathOf("ledger.db"), _time);
}
