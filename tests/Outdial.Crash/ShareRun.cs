using System.Globalization;
using Outdial.Ledger;

namespace Outdial.Crash;

/// <summary>Four processes are given the same keys and share a ledger: each key rings once.</summary>
internal static class ShareRun
{
    private const int Processes = 4;

    internal static async Task<CrashResult> RunAsync(int keys)
    {
        var folder = Directory.CreateTempSubdirectory("outdial-share-");
        try
        {
            var file = Path.Combine(folder.FullName, "ledger.db");
            await using var sandbox = await KillRun.StartSandboxAsync();
            var token = sandbox.SignIn();
            var children = Enumerable.Range(0, Processes)
                .Select(_ => Child.Start(file, sandbox, token, keys)).ToList();
            var lines = (await Task.WhenAll(children.Select(child => child.EndAsync())))
                .SelectMany(output => output.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
            children.ForEach(child => child.Dispose());

            using var ledger = CallLedger.Open(file);
            return await Judge.JudgeAsync(
                string.Create(CultureInfo.InvariantCulture,
                    $"{Processes} processes, {lines.Count} calls, {lines.Count(line => !line.EndsWith(
                        " recorded", StringComparison.Ordinal))} of them sent"),
                ledger,
                sandbox,
                keys);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
