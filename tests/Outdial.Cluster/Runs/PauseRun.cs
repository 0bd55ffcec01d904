namespace Outdial.Cluster;

/// <summary>Nodes place one list; one of them stands still for some seconds (SIGSTOP), and its sessions are cut
/// meanwhile: the others go on with what it held, and it finds that when it wakes.</summary>
internal static class PauseRun
{
    private const int Users = 24;

    // A pause of several seconds is longer than an attempt may take, one of 1 to 3 is not.
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(5);

    internal static async Task<Verdict> RunAsync(RunOptions options)
    {
        var (nodes, rows) = (options.Number("--nodes", 3), options.Number("--rows", 3_000));
        var (least, most) = options.Range("--for", "1-3");
        var (pauses, seed) = (options.Number("--pauses", 20), options.Number("--seed", 1));
        var random = new Random(seed);
        await using var cluster = await TestCluster.StartAsync(Users);
        await cluster.ImportAsync(rows, Users);
        var running = Enumerable.Range(1, nodes)
            .Select(number => cluster.Start(
                cluster.Settings(number, "list") with { AttemptTimeout = AttemptTimeout })).ToArray();
        var done = 0;
        while (done < pauses && !running.All(node => node.HasEnded))
        {
            var node = running[random.Next(nodes)];
            if (node.HasEnded || !node.Lines.Contains("ready"))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
                continue;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(500)), TimeProvider.System);
            node.Pause(isOn: true);
            await node.CutAsync();
            await Task.Delay(least + ((most - least) * random.NextDouble()), TimeProvider.System);
            node.Pause(isOn: false);
            done++;
        }

        using (var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3), TimeProvider.System))
        {
            await Task.WhenAll(running.Select(node => node.EndAsync(limit.Token)));
        }

        var verdict = new Verdict(FormattableString.Invariant(
            $"{nodes} nodes, seed {seed}, {done} pauses of {least.TotalSeconds}-{most.TotalSeconds} s, sessions cut"));
        await Judge.RowsAsync(cluster, rows, verdict);
        return verdict;
    }
}
