using Microsoft.Extensions.DependencyInjection;
using Outdial.Ledger.PostgreSql;

namespace Outdial.Ledger.Contract;

/// <summary>What only a ledger of several machines promises: a node that is gone holds nothing, and one that was
/// declared dead dials nothing.</summary>
public sealed class PostgreSqlNodeTests : NodeTest
{
    private static readonly CallKey Key = CallKey.Parse("order-4711");
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(false, LedgerState.Planned)]
    [InlineData(true, LedgerState.Unknown)]
    public async Task A_node_whose_session_has_ended_holds_nothing(bool isIntended, LedgerState state)
    {
        var (dead, other) = (await OpenAsync(), await OpenAsync());
        var ticket = await GrantedAsync(dead);
        if (isIntended)
        {
            await dead.IntendAsync(ticket, Calls.Intent(ticket));
        }

        await EndAllAsync();

        await EventuallyAsync(async () => await other.FindAsync(Key) is { } entry && entry.State == state &&
            await FreeAsync());
        await Assert.ThrowsAsync<CallLedgerException>(async () => await dead.IntendAsync(ticket, Calls.Intent(ticket)));
        if (isIntended)
        {
            // The process may be there still, and send until its time is over: only later is it proved that it did not.
            var entry = (await other.FindAsync(Key))!;
            Assert.InRange(
                entry.Ended!.Value - entry.FirstIntended!.Value,
                TimeSpan.FromSeconds(59),
                TimeSpan.FromSeconds(61));
        }
        else
        {
            var second = await GrantedAsync(other);
            Assert.Null(await other.IntendAsync(second, Calls.Intent(second)));
        }
    }

    [Fact]
    public async Task A_node_that_lost_its_session_joins_anew()
    {
        var ledger = await OpenAsync();
        var before = await ScalarAsync("SELECT id FROM outdial.node");

        await EndAllAsync();

        await EventuallyAsync(async () => await ScalarAsync("SELECT id FROM outdial.node") is Guid id &&
            !id.Equals(before));
        var ticket = await GrantedAsync(ledger);
        Assert.Null(await ledger.IntendAsync(ticket, Calls.Intent(ticket)));
    }

    [Fact]
    public async Task A_node_that_loses_the_database_keeps_to_its_share()
    {
        var (first, second) = (await OpenAsync(), await OpenAsync());
        await EventuallyAsync(() => Task.FromResult(first.ShareWhenLost == 0.5 && second.ShareWhenLost == 0.5));

        // The first that joins again counts itself alone, and keeps to its part.
        await EndAllAsync();
        await EventuallyAsync(async () => await ScalarAsync("SELECT count(*) FROM outdial.node") is 2L);

        Assert.Equal((0.5, 0.5), (first.ShareWhenLost, second.ShareWhenLost));
    }

    [Fact]
    public async Task A_process_that_never_reached_it_has_a_tenth_of_the_rate()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOutdial().AddPostgreSqlLedger("Host=127.0.0.1;Port=9;Database=calls;Username=ann");
        await using var provider = services.BuildServiceProvider();
        var store = provider.GetRequiredService<IRateStore>();
        await Assert.ThrowsAsync<CallLedgerException>(
            async () => await store.UpdateAsync("bucket", (state, _) => state));

        Assert.Equal(0.1, store.ShareWhenLost);
    }

    // Its row is gone: a foreign key lets it own nothing.
    [Fact]
    public async Task A_node_that_was_declared_dead_takes_nothing()
    {
        var ledger = await OpenAsync();
        await RunAsync("DELETE FROM outdial.node");
        var failure = await Assert.ThrowsAsync<CallLedgerException>(
            async () => await ledger.ClaimAsync(Key, Calls.One, Late));
        Assert.Contains("declared this process dead", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_leaves_gives_back_what_it_holds()
    {
        var (leaving, other) = (await OpenAsync(), await OpenAsync());
        await GrantedAsync(leaving);
        await LeaveAsync(leaving);
        await GrantedAsync(other);
        Assert.Equal(1L, await ScalarAsync("SELECT count(*) FROM outdial.node"));
    }

    // A commit that did not wait for its standby is a warning only, and the driver says "1 row".
    [Theory]
    [InlineData("WARNING", false)]
    [InlineData("NOTICE", true)]
    public async Task A_warning_from_a_commit_is_a_failure(string level, bool isIntended)
    {
        var ledger = await OpenAsync();
        var ticket = await GrantedAsync(ledger);
        await RunAsync(
            "CREATE FUNCTION warn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " +
            $"RAISE {level} 'canceling wait'; RETURN NEW; END $$; " +
            "CREATE TRIGGER warn BEFORE UPDATE ON outdial.call FOR EACH ROW EXECUTE FUNCTION warn()");

        var intend = async () => await ledger.IntendAsync(ticket, Calls.Intent(ticket));

        if (isIntended)
        {
            Assert.Null(await intend());
        }
        else
        {
            var failure = await Assert.ThrowsAsync<CallLedgerException>(async () => await intend());
            Assert.Contains("canceling wait", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nodes_that_start_at_once_make_the_tables_once()
    {
        var ledgers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => OpenAsync())));
        var claims = await Task.WhenAll(ledgers.Select(async ledger => await ledger.ClaimAsync(Key, Calls.One, Late)));
        Assert.Single(claims.OfType<LedgerClaim.Granted>());
    }

    [Fact]
    public async Task A_process_takes_few_of_the_sessions_that_a_server_has()
    {
        var ledger = await OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
            await ledger.ClaimAsync(CallKey.Parse($"order-{i}"), Calls.One, Late))));

        var sessions = await ScalarAsync(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND " +
            "application_name = 'outdial'");
        Assert.InRange((long)sessions!, 2, 41);
    }

    [Fact]
    public async Task Tables_of_a_newer_version_are_not_touched()
    {
        await OpenAsync();
        await RunAsync("UPDATE outdial.meta SET value = '\\x000000ff' WHERE name = 'version'");
        var failure = await Assert.ThrowsAsync<CallLedgerException>(() => OpenAsync());
        Assert.Equal(LedgerRules.LedgerNewer, failure.Diagnostics.Single().Rule);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_without_the_password()
    {
        var failure = await Assert.ThrowsAsync<CallLedgerException>(() => PostgreSqlLedger.OpenAsync(
            "Host=127.0.0.1;Port=9;Database=calls;Username=ann;Password=hush-hush"));
        Assert.Equal(LedgerRules.LedgerUnusable, failure.Diagnostics.Single().Rule);
        Assert.Contains("127.0.0.1:9/calls", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", failure.ToString(), StringComparison.Ordinal);
    }

    private static async Task<LedgerTicket> GrantedAsync(PostgreSqlLedger ledger) =>
        Assert.IsType<LedgerClaim.Granted>(await ledger.ClaimAsync(Key, Calls.One, Late)).Ticket;

    private async Task<bool> FreeAsync() => await ScalarAsync("SELECT owner FROM outdial.call") is DBNull;
}
