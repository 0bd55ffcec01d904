using Outdial.Ledger;
using Outdial.Lists;

namespace Outdial.Crash;

/// <summary>The process that is killed: places a list, and prints what happens.</summary>
internal static class ListPlacer
{
    internal const string Name = "kill";

    internal static async Task RunAsync(string ledgerFile, string url, string token)
    {
        using var ledger = CallLedger.Open(ledgerFile);
        using var client = Placer.Client(url, token, ledger, TimeProvider.System);
        var list = new CallList(client, ledger);
        await foreach (var happened in list.RunAsync(
            Name, new CallListRunOptions { Waits = false, PollInterval = TimeSpan.FromSeconds(1) }))
        {
            Console.WriteLine(happened.GetType().Name);
        }
    }
}
