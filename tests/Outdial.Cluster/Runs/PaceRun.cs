using System.Collections.Concurrent;
using Outdial.Sandbox;

namespace Outdial.Cluster;

/// <summary>Nodes whose clocks differ share one rate: no minute has more requests than are allowed, and each node has
/// its part.</summary>
internal static class PaceRun
{
    internal static async Task<Verdict> RunAsync(RunOptions options)
    {
        var (nodes, allowed) = (options.Number("--nodes", 3), options.Number("--allowed", 1_200));
        var skew = TimeSpan.FromSeconds(options.Amount("--skew", 20));
        var time = TimeSpan.FromSeconds(options.Amount("--seconds", 90));
        var requests = new ConcurrentQueue<JournalEntry>();
        await using var cluster = await TestCluster.StartAsync(perMinute: allowed, onRequest: requests.Enqueue);
        var calls = (int)(time.TotalMinutes * allowed);
        foreach (var number in Enumerable.Range(0, nodes))
        {
            cluster.Start(cluster.Settings(number + 1, "own") with
            {
                Keys = calls,
                Skew = skew * (number - 1),
                KeepsRate = true,
            });
        }

        await Task.Delay(time, TimeProvider.System);
        JournalEntry[] posts = [.. requests.Where(request => request.Method == "POST")];
        DateTimeOffset[] moments = [.. requests.Where(IsApi).Select(request => request.When).Order()];
        var worst = moments.Length == 0 ? 0 : moments.Max(from =>
            moments.Count(moment => moment >= from && moment < from.AddSeconds(60)));
        var refused = requests.Count(request => request.Status == 429);
        int[] shares = [.. Enumerable.Range(1, nodes).Select(number => Enumerable.Range(0, calls)
            .Count(index => cluster.Sandbox.Phones[Numbers.PhoneOf(number, index)].Rings > 0))];
        var verdict = new Verdict(FormattableString.Invariant(
            $"{nodes} nodes, clocks {skew.TotalSeconds:0} s apart, {allowed} a minute, {time.TotalSeconds:0} s"));
        return verdict
            .Say($"{posts.Length} calls, {worst} requests in the worst minute", worst <= allowed && posts.Length > 0)
            .Say($"{refused} answered with 429", refused == 0)
            .Say(
                $"calls of each node: {string.Join(", ", shares)}",
                shares.Min() >= 0.2 * shares.Sum());
    }

    private static bool IsApi(JournalEntry request) => request.Path.StartsWith("/api/", StringComparison.Ordinal);
}
