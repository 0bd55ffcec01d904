using Outdial.Ledger.PostgreSql;

namespace Outdial.Ledger.Contract;

/// <summary>What is old is deleted, and what is not over stays, however old it is.</summary>
public sealed class PostgreSqlPurgeTests : NodeTest
{
    private const string Ages =
        "UPDATE outdial.call SET created = created - interval '9 hours', claimed = claimed - interval '9 hours', " +
        "ended = ended - interval '9 hours'; UPDATE outdial.dial SET at = at - interval '9 hours'; " +
        "UPDATE outdial.list SET created = created - interval '9 hours'; " +
        "UPDATE outdial.list_row SET over_at = over_at - interval '9 hours'; " +
        "UPDATE outdial.found SET at = at - interval '9 hours'";

    private static readonly DateTimeOffset Old = TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(8);

    [Fact]
    public async Task Finished_calls_go_and_unknown_ones_when_that_is_asked_for()
    {
        var ledger = await OpenAsync();
        foreach (var outcome in (string[])["placed", "refused", "unknown", "not sent"])
        {
            var ticket = await GrantedAsync(ledger, outcome);
            Assert.Null(await ledger.IntendAsync(ticket, Calls.Intent(ticket)));
            await ledger.RecordAsync(ticket, Outcomes.Of(outcome));
        }

        await GrantedAsync(ledger, "held");
        await ledger.AddFoundAsync([new FoundStamp(Guid.NewGuid(), "c-9")]);
        Assert.Equal(0, await ledger.PurgeAsync(Old, unknownToo: true));

        await RunAsync(Ages);

        Assert.Equal(3, await ledger.PurgeAsync(Old));
        Assert.Equal(
            ["held", "unknown"], await ledger.ListAsync([]).Select(entry => $"{entry.Key}").Order().ToListAsync());
        Assert.Equal(0L, await ScalarAsync("SELECT count(*) FROM outdial.dial"));
        Assert.Equal(0L, await ScalarAsync("SELECT count(*) FROM outdial.found"));
        Assert.Equal(1, await ledger.PurgeAsync(Old, unknownToo: true));
    }

    [Fact]
    public async Task A_list_goes_when_it_is_over_or_cancelled()
    {
        var ledger = await OpenAsync();
        await Lists.ImportAsync(ledger);
        await Lists.ImportAsync(ledger, 1, "summer");
        var row = (await Lists.TakenAsync(ledger, Lists.Ann)).Call;
        var ticket = await Lists.ClaimAsync(ledger, row);
        Assert.Null(await ledger.IntendAsync(ticket, Calls.Intent(ticket)));
        await ledger.RecordAsync(ticket, Outcomes.Of("placed"));
        await RunAsync(Ages);
        Assert.Equal(0, await ledger.PurgeAsync(Old)); // the call goes on

        await ledger.EndAsync(row.Key, "answered", null);
        await ledger.SetListStateAsync("summer", CallListState.Cancelled);
        await RunAsync(Ages);

        Assert.Equal(2, await ledger.PurgeAsync(Old)); // the call, and the row of the cancelled list
        Assert.Equal([Lists.Key(2)], await ledger.GetRowsAsync("spring", []).Select(one => one.Key).ToListAsync());
        Assert.Equal(["spring"], (await ledger.GetListsAsync()).Select(list => list.Name));
    }

    private static async Task<LedgerTicket> GrantedAsync(PostgreSqlLedger ledger, string key) =>
        Assert.IsType<LedgerClaim.Granted>(
            await ledger.ClaimAsync(CallKey.Parse(key), Calls.One, TimeSpan.FromHours(1))).Ticket;
}
