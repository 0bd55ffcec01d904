using System.Globalization;
using Outdial.Ledger;

namespace Outdial.Crash;

/// <summary>The process that is killed: places a call for each key, and prints the outcome of each.</summary>
internal static class Placer
{
    private const int AtOnce = 4;

    /// <summary>How much time a call has by default.</summary>
    internal static readonly TimeSpan Limit = new OutdialOptions().TotalTimeout;

    internal static CallKey Key(int index) =>
        CallKey.Parse(string.Create(CultureInfo.InvariantCulture, $"key-{index:00000}"));

    internal static string Number(int index) => string.Create(CultureInfo.InvariantCulture, $"+1202555{index:0000}");

    /// <summary>Places the calls in this process.</summary>
    internal static async Task RunAsync(
        string ledgerFile, string url, string token, int keys, TimeProvider time, TimeSpan? limit = null)
    {
        using var ledger = CallLedger.Open(ledgerFile, time);
        using var client = Client(url, token, ledger, time, limit);
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            for (var index = Interlocked.Increment(ref next); index < keys; index = Interlocked.Increment(ref next))
            {
                var outcome = await client.PlaceAsync(OutboundCall.To(Number(index)), Key(index));
                Console.WriteLine($"{Key(index)} {outcome.GetType().Name}{(outcome.IsRecorded ? " recorded" : "")}");
            }
        }));
    }

    internal static CallClient Client(
        string url, string token, CallLedger ledger, TimeProvider time, TimeSpan? limit = null) =>
        new CallClient(new OutdialOptions
        {
            LoginUrl = new Uri(url),
            ApiUrl = new Uri(url),
            AccessToken = token,
            RateLimit = { Enabled = false },
            TotalTimeout = limit ?? Limit,
            Reconciliation = { QuietPeriod = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(5) },
        }, new CallClientServices { Ledger = ledger, Time = time });
}
