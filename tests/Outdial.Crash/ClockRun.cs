using System.Globalization;
using Outdial.Ledger;

namespace Outdial.Crash;

/// <summary>Processes whose clocks are days apart share a ledger: each key rings once.</summary>
internal static class ClockRun
{
    private static readonly TimeSpan[] Ahead =
        [TimeSpan.Zero, TimeSpan.FromDays(2), -TimeSpan.FromDays(2), TimeSpan.FromMinutes(-3)];

    internal static async Task<CrashResult> RunAsync(int keys)
    {
        var folder = Directory.CreateTempSubdirectory("outdial-clock-");
        try
        {
            var file = Path.Combine(folder.FullName, "ledger.db");
            await using var sandbox = await KillRun.StartSandboxAsync();
            var token = sandbox.SignIn();
            var children = Ahead.Select(ahead => Child.Start(file, sandbox, token, keys, ahead)).ToList();
            await Task.WhenAll(children.Select(child => child.EndAsync()));
            children.ForEach(child => child.Dispose());

            using var ledger = CallLedger.Open(file);
            return await KillRun.SettledAsync(
                string.Create(CultureInfo.InvariantCulture, $"{Ahead.Length} clocks"), ledger, sandbox, token, keys);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
