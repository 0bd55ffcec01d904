namespace Outdial.Cluster;

/// <summary>Nodes place a long list at the rate of one token, and a person places single calls meanwhile: each of them
/// leaves before the list goes on.</summary>
internal static class FairRun
{
    private const int Users = 24;
    private const int MostTurns = 2;

    // What a request takes beside its turn, on a machine that does much else.
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMilliseconds(150);

    internal static async Task<Verdict> RunAsync(RunOptions options)
    {
        var (nodes, rows) = (options.Number("--nodes", 3), options.Number("--rows", 10_000));
        var (allowed, calls) = (options.Number("--allowed", 300), options.Number("--calls", 20));
        await using var cluster = await TestCluster.StartAsync(Users, perMinute: allowed);
        await cluster.ImportAsync(rows, Users);
        foreach (var number in Enumerable.Range(1, nodes))
        {
            cluster.Start(cluster.Settings(number, "list") with { KeepsRate = true });
        }

        while (cluster.Sandbox.Phones.Rings < 5)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        var (ledger, other) = await cluster.OpenAsync();
        other.Dispose();
        await using var ledgerToo = ledger;
        using var client = NodeProgram.Client(
            cluster.Settings(0, "") with { KeepsRate = true }, ledger, TimeProvider.System);
        var (turn, longest, placed) = (TimeSpan.FromMinutes(1) / allowed, TimeSpan.Zero, 0);
        for (var call = 0; call < calls; call++)
        {
            var began = TimeProvider.System.GetTimestamp();
            placed += await client.PlaceAsync(OutboundCall.To(Numbers.PhoneOf(1, call))) is CallOutcome.Placed ? 1 : 0;
            var took = TimeProvider.System.GetElapsedTime(began);
            longest = took > longest ? took : longest;
            await Task.Delay(turn * 3, TimeProvider.System);
        }

        var turns = longest / turn;
        return new Verdict(FormattableString.Invariant($"{nodes} nodes, a list of {rows} rows, {allowed} a minute"))
            .Say($"{calls} single calls meanwhile, {placed} placed", placed == calls)
            .Say(
                $"the longest took {longest.TotalMilliseconds:0} ms, which is {turns:0.0} turns",
                longest <= (turn * MostTurns) + OnItsWay)
            .Say($"{cluster.Sandbox.Phones.Rings} rings in all");
    }
}
