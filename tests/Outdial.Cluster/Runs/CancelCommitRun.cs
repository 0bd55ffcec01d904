namespace Outdial.Cluster;

/// <summary>The synchronous standby is away, and the commit that waits for it is cancelled: PostgreSQL commits without
/// it, and says so in a warning only. The attempt does not leave.</summary>
internal static class CancelCommitRun
{
    internal static async Task<Verdict> RunAsync(RunOptions options)
    {
        var keys = options.Number("--keys", 20);
        await using var cluster = await TestCluster.StartAsync();
        var (ledger, client) = await cluster.OpenAsync();
        await using var ledgerToo = ledger;
        using var clientToo = client;
        await cluster.ScalarAsync("ALTER SYSTEM SET synchronous_standby_names = 'away'");
        await cluster.ScalarAsync("SELECT pg_reload_conf()");
        var outcomes = new List<CallOutcome>();
        for (var index = 0; index < keys; index++)
        {
            var placing = client.PlaceAsync(OutboundCall.To(Numbers.Phone(index)), Numbers.Key(index));
            while (!placing.IsCompleted)
            {
                await cluster.ScalarAsync(
                    "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            }

            outcomes.Add(await placing);
        }

        await cluster.ScalarAsync("ALTER SYSTEM RESET synchronous_standby_names");
        await cluster.ScalarAsync("SELECT pg_reload_conf()");
        var notSent = outcomes.Count(outcome => outcome is CallOutcome.NotSent);
        return new Verdict("commits that wait for a standby that is away, cancelled")
            .Say($"{keys} keys, {notSent} not sent", notSent == keys)
            .Say($"{cluster.Sandbox.Phones.Rings} rings", cluster.Sandbox.Phones.Rings == 0);
    }
}
