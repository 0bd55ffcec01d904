namespace Outdial.Cluster;

/// <summary>Nodes place calls with keys; the primary is lost in the middle, and its standby takes over: one that the
/// primary waited for, or one that lags behind.</summary>
internal static class FailoverRun
{
    internal static async Task<Verdict> RunAsync(RunOptions options, bool isSynchronous)
    {
        var (nodes, keys) = (options.Number("--nodes", 3), options.Number("--keys", 10_000));
        var lag = TimeSpan.FromSeconds(options.Amount("--lag", 1.5));
        await using var cluster = await TestCluster.StartAsync();
        using var standby = cluster.Server.CreateStandby();
        if (isSynchronous)
        {
            await cluster.ScalarAsync("ALTER SYSTEM SET synchronous_standby_names = '*'");
            await cluster.ScalarAsync("SELECT pg_reload_conf()");
        }

        cluster.Database = cluster.Server.WithStandby(standby, cluster.Database);
        var (first, client) = await cluster.OpenAsync(); // makes the tables
        client.Dispose();
        await first.DisposeAsync();
        var running = Enumerable.Range(1, nodes)
            .Select(number => cluster.Start(cluster.Settings(number, "keys") with { Keys = keys })).ToArray();
        while (cluster.Sandbox.Phones.Rings < keys / 3)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        if (!isSynchronous)
        {
            standby.PauseReceiving(isOn: true);
            await Task.Delay(lag, TimeProvider.System);
        }

        var lost = cluster.Sandbox.Phones.Rings;
        cluster.Server.Kill();
        standby.PauseReceiving(isOn: false);
        standby.Promote();
        var promoted = TimeProvider.System.GetTimestamp();
        while (!running.Any(node => node.Lines.Contains("closed")))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            if (TimeProvider.System.GetElapsedTime(promoted) > TimeSpan.FromMinutes(2))
            {
                break;
            }
        }

        var isSaid = running.Any(node => node.Lines.Contains("closed"));
        var recovery = await RecoverAsync(cluster);
        using (var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5), TimeProvider.System))
        {
            await Task.WhenAll(running.Select(node => node.EndAsync(limit.Token)));
        }

        var kind = isSynchronous ? "a synchronous standby" : $"a standby {Numbers.Text(lag.TotalSeconds)} s behind";
        var verdict = new Verdict(FormattableString.Invariant($"failover to {kind} after {lost} rings"));
        verdict.Say($"keyed calls were refused and that was said", isSaid)
            .Say($"{recovery}", recovery is Recovery.Done { IsOpen: true });
        await Judge.KeysAsync(cluster, keys, verdict);
        return verdict;
    }

    private static async Task<Recovery> RecoverAsync(TestCluster cluster)
    {
        await Judge.PassTimeAsync(cluster);
        var (ledger, client) = await Judge.OpenLaterAsync(cluster);
        await using var ledgerToo = ledger;
        using var clientToo = client;
        return await client.RecoverAsync();
    }
}
