using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Outdial.Wire;

/// <summary>Calls on connections that the server closes at about the moment when the request is sent.</summary>
internal static class RaceRun
{
    private const int AtOnce = 4;
    private const long FirstNumber = 12_022_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    internal static async Task<WireResult> RunAsync(int races, int seed)
    {
        var outcomes = new ConcurrentDictionary<string, int>();
        var broken = new ConcurrentQueue<string>();
        var bodies = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, AtOnce),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (worker, _) =>
            {
                var all = await RaceAsync(worker, races / AtOnce, seed, outcomes, broken);
                Interlocked.Add(ref bodies, all);
            });
        var what = string.Create(CultureInfo.InvariantCulture, $"races, seed {seed}");
        return new WireResult(what, outcomes.Values.Sum(), bodies, outcomes, [.. broken]);
    }

    private static async Task<int> RaceAsync(
        int worker,
        int races,
        int seed,
        ConcurrentDictionary<string, int> outcomes,
        ConcurrentQueue<string> broken)
    {
        var isHttp2 = worker % 2 == 1;
        var random = new Random(seed + worker);
        var server = new RaceServer(isHttp2, seed + worker + AtOnce);
        var said = new List<(string Number, CallOutcome Outcome)>();
        await using (server)
        {
            await using var container = WireClient.For(server.Url, isHttp2, Patience);
            var client = container.GetRequiredService<ICallClient>();
            for (var race = 0; race < races; race++)
            {
                var number = string.Create(
                    CultureInfo.InvariantCulture, $"+{FirstNumber + (worker * races) + race}");
                said.Add((number, await client.PlaceAsync(OutboundCall.To(number))));
                RaceServer.Pause(random);
            }
        }

        // What is still on its way when the last call is over has arrived by now.
        foreach (var (number, outcome) in said)
        {
            var received = server.Bodies.GetValueOrDefault(number);
            outcomes.AddOrUpdate(outcome.GetType().Name, 1, (_, count) => count + 1);
            if (received > 1 || (outcome is CallOutcome.Placed && received == 0) ||
                (outcome is CallOutcome.NotSent && received > 0) ||
                outcome is not (CallOutcome.Placed or CallOutcome.NotSent or CallOutcome.Unknown))
            {
                broken.Enqueue($"{(isHttp2 ? "HTTP/2" : "HTTP/1.1")} {number}: {received} bodies, {outcome}");
            }
        }

        return server.Bodies.Values.Sum();
    }
}
