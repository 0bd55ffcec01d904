using System.Globalization;
using Outdial.Ledger;
using Outdial.Sandbox;

namespace Outdial.Crash;

/// <summary>Kills a process that places calls with keys, at moments drawn from a seed, and starts it again until every
/// key is done; then finds out whether the unknown ones were placed.</summary>
internal static class KillRun
{
    // Later than every window in which a call is looked for.
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    internal static async Task<CrashResult> RunAsync(int kills, int keys, int seed)
    {
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("outdial-crash-");
        try
        {
            var file = Path.Combine(folder.FullName, "ledger.db");
            await using var sandbox = await StartSandboxAsync();
            var token = sandbox.SignIn();
            var done = 0;
            while (!await IsDoneAsync(file, keys))
            {
                using var child = Child.Start(file, sandbox, token, keys);
                if (done >= kills)
                {
                    await child.EndAsync();
                }
                else if (await KilledAsync(child, random))
                {
                    done++;
                }
            }

            using var ledger = CallLedger.Open(file);
            return await SettledAsync(
                string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {done} kills"),
                ledger, sandbox, token, keys);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Looks for what is unknown, settles it, and compares all of it with what rang.</summary>
    internal static async Task<CrashResult> SettledAsync(
        string what, CallLedger ledger, GenesysSandbox sandbox, string token, int keys)
    {
        var unknown = await ledger.ListAsync([LedgerState.Unknown]).CountAsync();
        await ReconcileAsync(sandbox, ledger, token);
        return await Judge.JudgeAsync(
            string.Create(CultureInfo.InvariantCulture, $"{what}, {unknown} unknown keys"), ledger, sandbox, keys);
    }

    internal static Task<GenesysSandbox> StartSandboxAsync() => GenesysSandbox.StartAsync(new SandboxOptions
    {
        Limits = new SandboxLimits { RequestsPerMinute = null },
        AnalyticsDelay = TimeSpan.Zero,

        // The stamp is on the customer's leg, which is there at once.
        Pace = new CallPace { StationAnswers = TimeSpan.Zero, StationConnects = TimeSpan.Zero },
    });

    // One time in four while it starts, else a few milliseconds after it has said that a key is done.
    private static async Task<bool> KilledAsync(Child child, Random random)
    {
        var wait = TimeSpan.FromMilliseconds(random.Next(4) == 0 ? random.Next(400) : random.Next(25));
        if (wait < TimeSpan.FromMilliseconds(25) && await FirstNewLineAsync(child) is null)
        {
            await child.EndAsync();
            return false;
        }

        await Task.Delay(wait, TimeProvider.System);
        if (child.HasEnded)
        {
            return false;
        }

        await child.KillAsync();
        return true;
    }

    private static async Task<string?> FirstNewLineAsync(Child child)
    {
        string? line;
        do
        {
            line = await child.LineAsync();
        }
        while (line is not null && line.EndsWith(" recorded", StringComparison.Ordinal));
        return line;
    }

    private static async Task<bool> IsDoneAsync(string file, int keys)
    {
        using var ledger = CallLedger.Open(file);
        var entries = await ledger.ListAsync([]).ToListAsync();
        return entries.Count == keys &&
            entries.All(entry => entry.State is not (LedgerState.Planned or LedgerState.Intended));
    }

    private static async Task ReconcileAsync(GenesysSandbox sandbox, CallLedger ledger, string token)
    {
        sandbox.Advance(Later);
        using var client = Placer.Client(sandbox.Url.OriginalString, token, ledger, new ShiftedTime(Later));

        // A later call, by which it can be said of earlier ones that they would be found by now.
        await client.PlaceAsync(OutboundCall.To("+442079460958"));
        await foreach (var entry in ledger.ListAsync([LedgerState.Unknown]))
        {
            await client.ReconcileAsync(entry.Key);
        }
    }
}
