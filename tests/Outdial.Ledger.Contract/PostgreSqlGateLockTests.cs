using Npgsql;
using Outdial.Ledger.PostgreSql;

namespace Outdial.Ledger.Contract;

/// <summary>Two calls to one number that ask their gates at the same moment, on two nodes.</summary>
public sealed class PostgreSqlGateLockTests : NodeTest
{
    // An intent that has passed its gates, and is not committed, until the lock is free.
    private const string Hold =
        """
        CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END $$;
        CREATE TRIGGER hold BEFORE INSERT ON outdial.dial FOR EACH ROW EXECUTE FUNCTION hold()
        """;

    private const string Waiting =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    [Fact]
    public async Task The_second_waits_for_the_first_and_counts_it()
    {
        PostgreSqlLedger[] nodes = [await OpenAsync(), await OpenAsync()];
        await nodes[0].SetGatesAsync(new CallGates { MinGap = TimeSpan.FromHours(4) });
        LedgerTicket[] tickets = [await GrantedAsync(nodes[0], "a"), await GrantedAsync(nodes[1], "b")];
        await RunAsync(Hold);
        Task<CallHold?>[] intents;
        await using (var holder = await ConnectAsync())
        {
            await using var held = new NpgsqlCommand("SELECT pg_advisory_lock(4711)", holder);
            await held.ExecuteNonQueryAsync();
            intents = [.. nodes.Zip(tickets, (node, ticket) =>
                node.IntendAsync(ticket, Calls.Intent(ticket)).AsTask())];
            await EventuallyAsync(async () => await ScalarAsync(Waiting) is 2L);
        }

        var holds = await Task.WhenAll(intents);

        Assert.Equal(CallListRules.CalledTooOften, Assert.Single(holds.OfType<CallHold>()).Reason.Rule);
    }

    private static async Task<LedgerTicket> GrantedAsync(PostgreSqlLedger ledger, string key) =>
        Assert.IsType<LedgerClaim.Granted>(
            await ledger.ClaimAsync(CallKey.Parse(key), Calls.One, TimeSpan.FromHours(1))).Ticket;
}
