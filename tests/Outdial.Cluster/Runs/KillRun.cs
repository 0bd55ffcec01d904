namespace Outdial.Cluster;

/// <summary>Nodes place one list, and one of them is killed (SIGKILL) every few seconds and started again.</summary>
internal static class KillRun
{
    private const int Users = 24;

    internal static async Task<Verdict> RunAsync(RunOptions options)
    {
        var (nodes, rows) = (options.Number("--nodes", 3), options.Number("--rows", 10_000));
        var (every, seed) = (TimeSpan.FromSeconds(options.Amount("--every", 2)), options.Number("--seed", 1));
        var random = new Random(seed);
        await using var cluster = await TestCluster.StartAsync(Users);
        await cluster.ImportAsync(rows, Users);
        var running = Enumerable.Range(1, nodes)
            .Select(number => cluster.Start(cluster.Settings(number, "list"))).ToArray();
        var (began, kills, longest) = (TimeProvider.System.GetTimestamp(), 0, TimeSpan.Zero);
        while (!await IsDoneAsync(cluster))
        {
            await Task.Delay(every, TimeProvider.System);
            var victim = random.Next(nodes);
            if (running[victim].HasEnded || !running[victim].Lines.Contains("ready") ||
                await NodeOfAsync(cluster, running[victim].Settings.Name) is null)
            {
                continue;
            }

            var node = await NodeOfAsync(cluster, running[victim].Settings.Name);
            await running[victim].KillAsync();
            var freed = await FreedAsync(cluster, node);
            longest = freed > longest ? freed : longest;
            kills++;
            running[victim] = cluster.Start(running[victim].Settings);
        }

        var took = TimeProvider.System.GetElapsedTime(began);
        using (var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System))
        {
            await Task.WhenAll(running.Select(node => node.EndAsync(limit.Token)));
        }

        var verdict = new Verdict(FormattableString.Invariant($"{nodes} nodes, seed {seed}, {kills} kills"));
        verdict.Say($"{took.TotalSeconds:0} s, {rows / took.TotalSeconds:0} calls/s").Say(
            $"what a killed node held was free after {longest.TotalMilliseconds:0} ms at the longest",
            longest <= TimeSpan.FromSeconds(1));
        await Judge.RowsAsync(cluster, rows, verdict);
        return verdict;
    }

    // The row of a node: its session holds the lock.
    private static async Task<object?> NodeOfAsync(TestCluster cluster, string name) => await cluster.ScalarAsync(
        $"""
        SELECT n.id FROM outdial.node n JOIN pg_locks l ON l.locktype = 'advisory' AND l.objsubid = 1 AND
            (l.classid::bigint << 32 | l.objid::bigint) = n.lock_key
        JOIN pg_stat_activity a ON a.pid = l.pid WHERE a.application_name = '{name}'
        """);

    // With its row all that it held is free, in one statement.
    private static async Task<TimeSpan> FreedAsync(TestCluster cluster, object? node)
    {
        var killed = TimeProvider.System.GetTimestamp();
        while (await cluster.ScalarAsync($"SELECT 1 FROM outdial.node WHERE id = '{node}'") is not null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        return TimeProvider.System.GetElapsedTime(killed);
    }

    private static async Task<bool> IsDoneAsync(TestCluster cluster)
    {
        var (ledger, client) = await cluster.OpenAsync();
        await using var ledgerToo = ledger;
        using var clientToo = client;
        var counts = await ledger.CountAsync(Numbers.List);
        return !counts.ContainsKey(ListRowState.Waiting) && !counts.ContainsKey(ListRowState.Calling);
    }
}
