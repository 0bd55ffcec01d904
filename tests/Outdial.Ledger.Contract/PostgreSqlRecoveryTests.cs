using Microsoft.Extensions.Time.Testing;
using Outdial.Ledger.PostgreSql;
using Outdial.Sandbox;

namespace Outdial.Ledger.Contract;

/// <summary>A database that may have lost what was written last: nothing keyed is dialled, and what is found is never
/// dialled again.</summary>
public sealed class PostgreSqlRecoveryTests : NodeTest
{
    private static readonly CallKey Key = CallKey.Parse("order-4711");
    private static readonly CallKey Other = CallKey.Parse("order-4712");
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    [Fact]
    public async Task Nothing_leaves_while_the_database_is_in_another_place()
    {
        var ledger = await OpenAsync();
        var ticket = await GrantedAsync(ledger, Key);
        Assert.Null(await ledger.FindLossAsync());

        await RunAsync("UPDATE outdial.origin SET place = 'elsewhere/00000001'");

        await RefusedAsync(ledger, ticket);
        Assert.Null(await ledger.FindLossAsync()); // noticed by the next node that joins
        var other = await OpenAsync();
        var loss = (await other.FindLossAsync())!;
        Assert.Contains("another cluster", loss.Reason, StringComparison.Ordinal);
        Assert.True(loss.From <= loss.Noticed);
        await RefusedAsync(other, await GrantedAsync(other, Other));
        await RefusedAsync(ledger, ticket);

        Assert.True(await other.EndRecoveryAsync(loss));
        Assert.Null(await ledger.FindLossAsync());
        Assert.Null(await ledger.IntendAsync(ticket, Calls.Intent(ticket)));
    }

    [Fact]
    public async Task A_database_that_went_back_while_a_node_was_away_is_noticed()
    {
        var ledger = await OpenAsync();
        var place = (string)(await ScalarAsync("SELECT place FROM outdial.origin"))!;
        await RunAsync($"UPDATE outdial.origin SET place = '{place[..^1]}9'");
        await EndAllAsync();
        await EventuallyAsync(async () => await ledger.FindLossAsync() is not null);
        Assert.Contains("standby", (await ledger.FindLossAsync())!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_lost_since_the_last_beat_is_what_may_be_lost()
    {
        await OpenAsync();
        await RunAsync(
            "UPDATE outdial.node SET beat = '2026-03-02 15:00:00Z'; UPDATE outdial.origin SET place = 'x/1'");
        var other = await OpenAsync();
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero), (await other.FindLossAsync())!.From);
    }

    [Fact]
    public async Task A_recovery_of_an_older_loss_opens_nothing()
    {
        await RunOpenAsync("UPDATE outdial.origin SET place = 'x/1'");
        var first = await OpenAsync();
        var loss = (await first.FindLossAsync())!;
        await RunAsync("UPDATE outdial.origin SET place = 'y/1'");
        var second = await OpenAsync();

        Assert.False(await first.EndRecoveryAsync(loss));
        var again = (await second.FindLossAsync())!;
        Assert.Equal(loss.From, again.From); // recovered from the first loss on
        Assert.True(await first.EndRecoveryAsync(again));
    }

    [Fact]
    public async Task A_stamp_that_was_found_settles_its_key_now_and_later()
    {
        var ledger = await OpenAsync();
        var planned = await GrantedAsync(ledger, Key);
        var unknown = await GrantedAsync(ledger, Other);
        await ledger.RecordAsync(unknown, Outcomes.Of("unknown"));
        var lost = await GrantedAsync(ledger, CallKey.Parse("lost"));
        await RunAsync("DELETE FROM outdial.call WHERE key = 'lost'");

        var settled = await ledger.AddFoundAsync(
        [
            new FoundStamp(planned.First.Call, "c-1"),
            new FoundStamp(unknown.First.Call, "c-2"),
            new FoundStamp(lost.First.Call, "c-3"),
            new FoundStamp(lost.First.Call, "c-4"),
            new FoundStamp(Guid.NewGuid(), "c-5"), // of another ledger
        ]);

        Assert.Equal(2, settled);
        foreach (var (key, conversation) in new[] { ("order-4711", "c-1"), ("order-4712", "c-2"), ("lost", "c-3") })
        {
            var entry = Assert.IsType<LedgerClaim.Recorded>(
                await ledger.ClaimAsync(CallKey.Parse(key), Calls.One, Late)).Entry;
            Assert.Equal((LedgerState.Settled, conversation), (entry.State, entry.ConversationId));
        }

        await Assert.ThrowsAsync<CallLedgerException>(
            async () => await ledger.IntendAsync(planned, Calls.Intent(planned)));
        Assert.Equal("order-4711", $"{(await ledger.FindAsync(Key))!.Key}");
        Assert.IsType<LedgerClaim.Conflict>(
            await ledger.ClaimAsync(CallKey.Parse("lost"), Calls.To("+12025550199"), Late));
    }

    [Fact]
    public async Task A_call_whose_record_was_lost_rings_once()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions
        {
            Time = time,
            AnalyticsDelay = TimeSpan.Zero,
        });
        var call = OutboundCall.To("+12025550123");
        var ledger = await OpenAsync();
        using (var client = Client(sandbox, ledger, time))
        {
            Assert.IsType<CallOutcome.Placed>(await client.PlaceAsync(call, Key));
            Assert.IsType<Recovery.NotNeeded>(await client.RecoverAsync());
        }

        await RunAsync("DELETE FROM outdial.call; UPDATE outdial.origin SET place = 'x/1'");
        var other = await OpenAsync();
        using var after = Client(sandbox, other, time);
        var refused = Assert.IsType<CallOutcome.NotSent>(await after.PlaceAsync(call, Key));
        Assert.Equal(LedgerRules.LedgerNotRecovered, refused.Diagnostics[0].Rule);
        Assert.IsType<Recovery.TooEarly>(await after.RecoverAsync());
        time.Advance(TimeSpan.FromMinutes(15));
        var alone = Assert.IsType<Recovery.Incomplete>(await after.RecoverAsync());
        Assert.Equal(ReconciliationRules.NotFoundYet, alone.Reason.Rule);

        Assert.IsType<CallOutcome.Placed>(await after.PlaceAsync(OutboundCall.To("+12025550199"))); // without a key
        time.Advance(TimeSpan.FromMinutes(1));
        var done = Assert.IsType<Recovery.Done>(await after.RecoverAsync());

        Assert.Equal((1, 1, true), (done.Conversations, done.Stamps, done.IsOpen));
        var placed = Assert.IsType<CallOutcome.Placed>(await after.PlaceAsync(call, Key));
        Assert.Equal(1, sandbox.Phones["+12025550123"].Rings);
        Assert.IsType<CallOutcome.Placed>(await after.PlaceAsync(OutboundCall.To("+12025550124"), Other));
        Assert.NotNull(placed.ConversationId);
    }

    [Fact]
    public async Task A_search_that_the_service_does_not_allow_leaves_it_closed()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var sandbox = await GenesysSandbox.StartAsync(new SandboxOptions { Time = time });
        await RunOpenAsync("UPDATE outdial.origin SET place = 'x/1'");
        var ledger = await OpenAsync();
        using var guide = new CallClient(
            new OutdialOptions
            {
                Contract = Outdial.Contract.Guide,
                LoginUrl = sandbox.Url,
                ApiUrl = sandbox.Url,
                ClientId = sandbox.ClientId,
                ClientSecret = sandbox.ClientSecret,
            },
            new CallClientServices { Ledger = ledger, RateStore = ledger, Time = time });
        Assert.Equal(
            ReconciliationRules.NoSearch, Assert.IsType<Recovery.Incomplete>(await guide.RecoverAsync()).Reason.Rule);
        Assert.NotNull(await ledger.FindLossAsync());
    }

    [Fact]
    public async Task A_user_without_rights_of_an_administrator_can_use_a_ledger()
    {
        var role = $"r{Guid.NewGuid():N}";
        await RunAsync(
            $"CREATE ROLE {role} LOGIN; DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO {role}', " +
            "current_database()); END $$");
        var ledger = await OpenAsync(role);
        var ticket = await GrantedAsync(ledger, Key);
        Assert.Null(await ledger.IntendAsync(ticket, Calls.Intent(ticket)));
    }

    [Fact]
    public async Task A_schema_that_was_made_before_is_enough()
    {
        var role = $"r{Guid.NewGuid():N}";
        await RunAsync($"CREATE ROLE {role} LOGIN; CREATE SCHEMA outdial AUTHORIZATION {role}");
        var ledger = await OpenAsync(role);
        var ticket = await GrantedAsync(ledger, Key);
        Assert.Null(await ledger.IntendAsync(ticket, Calls.Intent(ticket)));
    }

    private static CallClient Client(GenesysSandbox sandbox, PostgreSqlLedger ledger, TimeProvider time) => new(
        new OutdialOptions
        {
            Contract = Outdial.Contract.Platform,
            LoginUrl = sandbox.Url,
            ApiUrl = sandbox.Url,
            AccessToken = sandbox.SignIn(),
            RateLimit = { Enabled = false },
        },
        new CallClientServices { Ledger = ledger, Time = time });

    // In a database that has a ledger, which is not open.
    private async Task RunOpenAsync(string sql)
    {
        await LeaveAsync(await OpenAsync());
        await RunAsync(sql);
    }

    private static async Task RefusedAsync(PostgreSqlLedger ledger, LedgerTicket ticket)
    {
        var failure = await Assert.ThrowsAsync<CallLedgerException>(
            async () => await ledger.IntendAsync(ticket, Calls.Intent(ticket)));
        Assert.Equal(LedgerRules.LedgerNotRecovered, failure.Diagnostics[0].Rule);
    }

    private static async Task<LedgerTicket> GrantedAsync(PostgreSqlLedger ledger, CallKey key) =>
        Assert.IsType<LedgerClaim.Granted>(await ledger.ClaimAsync(key, Calls.One, Late)).Ticket;
}
