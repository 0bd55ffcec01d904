using System.Globalization;
using Outdial.Ledger;

namespace Outdial.Crash;

/// <summary>Two processes with the same keys, of which one or the other stands still for longer than a call has time:
/// each key rings once at most, and what is said of it is true.</summary>
internal static class PauseRun
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    internal static async Task<CrashResult> RunAsync(int pauses, int keys, int seed)
    {
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("outdial-pause-");
        try
        {
            var file = Path.Combine(folder.FullName, "ledger.db");
            await using var sandbox = await KillRun.StartSandboxAsync();
            var token = sandbox.SignIn();
            Child[] children = [.. Enumerable.Range(0, 2)
                .Select(_ => Child.Start(file, sandbox, token, keys, limit: Limit))];
            var output = Task.WhenAll(children.Select(child => child.EndAsync()));
            var done = 0;
            for (; done < pauses && !output.IsCompleted; done++)
            {
                var child = children[random.Next(children.Length)];
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(300)), TimeProvider.System);
                child.Pause(isOn: true);
                await Task.Delay(random.Next(4) == 0 ? Limit * 1.5 : Limit / 10, TimeProvider.System);
                child.Pause(isOn: false);
            }

            await output;
            Array.ForEach(children, child => child.Dispose());
            using (var last = Child.Start(file, sandbox, token, keys))
            {
                await last.EndAsync(); // what had no time left
            }

            using var ledger = CallLedger.Open(file);
            return await KillRun.SettledAsync(
                string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {done} pauses"),
                ledger, sandbox, token, keys);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
