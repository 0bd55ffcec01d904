namespace Outdial.Ledger.Contract;

/// <summary>What a node that is gone held of a list is free; one that was declared dead places no row, and changes
/// nothing of what others have taken over.</summary>
public sealed class PostgreSqlListNodeTests : NodeTest
{
    private const string Ann = Lists.Ann;
    private const string Bob = Lists.Bob;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_row_that_did_not_leave_is_free_with_its_node(bool isClaimed)
    {
        var (dead, other) = (await OpenAsync(), await OpenAsync());
        await Lists.ImportAsync(dead, 1);
        var row = (await Lists.TakenAsync(dead, Ann)).Call;
        if (isClaimed)
        {
            await Lists.ClaimAsync(dead, row);
        }

        await EndFirstAsync();

        await EventuallyAsync(async () => await other.TakeAsync("spring", [Bob]) is QueueTurn.Taken);
        Assert.Equal(Bob, Assert.Single(await other.GetHoldsAsync(null)).Caller);
    }

    [Fact]
    public async Task A_call_that_left_keeps_its_caller_until_it_is_taken_over()
    {
        var (dead, other) = (await OpenAsync(), await OpenAsync());
        await Lists.ImportAsync(dead);
        var row = (await Lists.TakenAsync(dead, Ann)).Call;
        var ticket = await Lists.ClaimAsync(dead, row);
        Assert.Null(await dead.IntendAsync(ticket, Calls.Intent(ticket)));
        await dead.RecordAsync(ticket, Outcomes.Of("placed"));

        await EndFirstAsync();

        await EventuallyAsync(async () => (await other.GetHoldsAsync("spring")).Single().IsAbandoned);
        Assert.IsType<QueueTurn.Nothing>(await other.TakeAsync("spring", [Ann]));
        Assert.Equal("c-1", (await other.GetHoldsAsync("spring")).Single().ConversationId);
        Assert.True(await other.TakeOverAsync(row.Key));

        // The one that was cut off is there still.
        await dead.PutBackAsync(row.Key, null);
        await dead.EndAsync(row.Key, "answered", null);
        await dead.LetGoAsync(row.Key);
        Assert.False((await other.GetHoldsAsync("spring")).Single().IsAbandoned);
        Assert.Equal(1, (await other.CountAsync("spring"))[ListRowState.Calling]);
    }

    // Its key is free, and it could claim it as the node that it has become; its caller is another's.
    [Fact]
    public async Task A_row_whose_caller_was_lost_does_not_leave()
    {
        var (paused, other) = (await OpenAsync(), await OpenAsync());
        await Lists.ImportAsync(paused);
        var row = (await Lists.TakenAsync(paused, Ann)).Call;
        await EndFirstAsync();
        await EventuallyAsync(async () => await other.TakeAsync("spring", [Ann]) is QueueTurn.Taken);

        LedgerTicket? ticket = null;
        await EventuallyAsync(async () => (ticket = await Lists.ClaimAsync(paused, row)) is not null);
        var failure = await Assert.ThrowsAsync<CallLedgerException>(
            async () => await paused.IntendAsync(ticket!, Calls.Intent(ticket!)));

        Assert.Contains("does not hold its caller", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            LedgerState.Intended, await other.ListAsync([]).Select(entry => entry.State).ToListAsync());
    }

    [Fact]
    public async Task An_import_of_a_node_that_was_declared_dead_is_given_up()
    {
        var (cut, other) = (await OpenAsync(), await OpenAsync());
        var import = (await cut.BeginImportAsync(Lists.Entry()))!.Value;
        await cut.ImportAsync("spring", import, [Lists.Row(1)]);
        Assert.Null(await other.BeginImportAsync(Lists.Entry())); // one at a time
        await EndFirstAsync();
        await EventuallyAsync(async () => await other.BeginImportAsync(Lists.Entry()) is not null);

        await Assert.ThrowsAsync<CallLedgerException>(
            async () => await cut.ImportAsync("spring", import, [Lists.Row(2)]));
        await Assert.ThrowsAsync<CallLedgerException>(
            async () => await cut.EndImportAsync(Lists.Entry(), import, keep: true));
        Assert.Empty(await other.GetRowsAsync("spring", []).ToListAsync());
    }

    // An answer that never came may have been "yes": what it gave is free as soon as the node has joined anew.
    [Fact]
    public async Task A_row_that_was_taken_and_not_given_is_free_again()
    {
        var ledger = await OpenAsync();
        await Lists.ImportAsync(ledger, 1);
        await RunAsync(
            "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " +
            "IF (SELECT count(*) FROM once) = 0 THEN " +
            "INSERT INTO once VALUES (1); PERFORM pg_terminate_backend(pg_backend_pid()); END IF; " +
            "RETURN NULL; END $$; CREATE TABLE once (n int); " +
            "CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON outdial.caller DEFERRABLE INITIALLY DEFERRED " +
            "FOR EACH ROW EXECUTE FUNCTION cut()");
        var before = await ScalarAsync("SELECT id FROM outdial.node");
        await RunAsync("INSERT INTO once VALUES (1)");
        await Lists.TakenAsync(ledger, Ann);
        await ledger.PutBackAsync(Lists.Key(1), null);
        Assert.Equal(before, await ScalarAsync("SELECT id FROM outdial.node"));
        await RunAsync("DELETE FROM once");

        var turn = ledger.TakeAsync("spring", [Ann]);

        await EventuallyAsync(async () => await ScalarAsync("SELECT id FROM outdial.node") is Guid id &&
            !id.Equals(before));
        await RunAsync("INSERT INTO once VALUES (1)");
        Assert.IsType<QueueTurn.Taken>(await turn);
    }
}
