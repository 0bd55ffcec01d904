using Outdial.Ledger.PostgreSql;
using Outdial.Lists;

namespace Outdial.Cluster;

/// <summary>A node: places its calls until all are over, through whatever happens to its database.</summary>
internal static class NodeProgram
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    internal static async Task RunAsync(NodeSettings settings)
    {
        await using var ledger = await OpenAsync(settings);
        using var client = Client(settings, ledger, new ShiftedTime(settings.Skew));
        Console.WriteLine("ready");
        await (settings.Work switch
        {
            "list" => PlaceListAsync(settings, client, ledger),
            "own" => PlaceOwnAsync(settings, client),
            _ => PlaceKeysAsync(settings, client),
        });
    }

    internal static CallClient Client(NodeSettings settings, PostgreSqlLedger ledger, TimeProvider time) => new(
        new OutdialOptions
        {
            LoginUrl = settings.Service,
            ApiUrl = settings.Service,
            AccessToken = settings.Token,
            RateLimit = { Enabled = settings.KeepsRate },
            AttemptTimeout = settings.AttemptTimeout,
            Reconciliation = { QuietPeriod = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(5) },
        },
        new CallClientServices { Ledger = ledger, RateStore = ledger, Time = time });

    private static async Task<PostgreSqlLedger> OpenAsync(NodeSettings settings)
    {
        while (true)
        {
            try
            {
                return await PostgreSqlLedger.OpenAsync(settings.Database, new ShiftedTime(settings.Skew));
            }
            catch (CallLedgerException)
            {
                await Task.Delay(Pause, TimeProvider.System);
            }
        }
    }

    // Calls that no other node has.
    private static async Task PlaceOwnAsync(NodeSettings settings, CallClient client)
    {
        var node = settings.Name[^1] - '0';
        await Parallel.ForEachAsync(
            Enumerable.Range(0, settings.Keys),
            new ParallelOptions { MaxDegreeOfParallelism = settings.AtOnce },
            async (index, token) => await client.PlaceAsync(
                OutboundCall.To(Numbers.PhoneOf(node, index)),
                CallKey.Parse($"{settings.Name}-{Numbers.Text(index)}"),
                token));
    }

    private static async Task PlaceKeysAsync(NodeSettings settings, CallClient client)
    {
        int[] left = [.. Enumerable.Range(0, settings.Keys)];
        new Random(settings.Name.GetHashCode(StringComparison.Ordinal)).Shuffle(left);
        var closed = false;
        while (left.Length > 0)
        {
            var again = new List<int>();
            await Parallel.ForEachAsync(
                left,
                new ParallelOptions { MaxDegreeOfParallelism = settings.AtOnce },
                async (index, token) =>
                {
                    var outcome = await client.PlaceAsync(
                        OutboundCall.To(Numbers.Phone(index)), Numbers.Key(index), token);
                    if (outcome is CallOutcome.NotSent or CallOutcome.Throttled or CallOutcome.InFlight)
                    {
                        lock (again)
                        {
                            again.Add(index);
                            closed |= Say(ref closed, outcome);
                        }

                        await Task.Delay(Pause, TimeProvider.System, token);
                    }
                });
            left = [.. again];
        }
    }

    // Once: the ledger is closed until it is recovered.
    private static bool Say(ref bool closed, CallOutcome outcome)
    {
        var isClosed = outcome.Diagnostics.Any(finding => finding.Rule == LedgerRules.LedgerNotRecovered);
        if (isClosed && !closed)
        {
            Console.WriteLine("closed");
        }

        return isClosed;
    }

    private static async Task PlaceListAsync(NodeSettings settings, CallClient client, PostgreSqlLedger ledger)
    {
        var list = new CallList(client, ledger);
        while (true)
        {
            try
            {
                await foreach (var happened in list.RunAsync(
                    Numbers.List, new CallListRunOptions { PollInterval = TimeSpan.FromSeconds(1) }))
                {
                    if (happened is ListEvent.Done done && done.Counts.GetValueOrDefault(ListRowState.Waiting) == 0)
                    {
                        if (done.Counts.GetValueOrDefault(ListRowState.Calling) == 0)
                        {
                            Console.WriteLine($"done {settings.Name}");
                            return;
                        }
                    }
                }
            }
            catch (CallLedgerException exception)
            {
                await Console.Error.WriteLineAsync(exception.Message);
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
