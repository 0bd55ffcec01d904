using System.Diagnostics;
using System.Globalization;

namespace Outdial.Crash;

/// <summary>Two processes use one ledger under two names at one time: each key rings once.</summary>
internal static class NamesRun
{
    internal static async Task<IReadOnlyList<CrashResult>> RunAsync(int keys)
    {
        var results = new List<CrashResult>();
        foreach (var (what, rename) in new (string, Func<string, string, bool>)[]
        {
            ("a hard link", (file, other) => Run("ln", file, other)),
            ("a symbolic link", (file, other) => Run("ln", "-s", file, other)),
            ("moved while in use", (file, other) => Run("mv", file, other)),
            ("the file mounted alone", (file, other) => Run("touch", other) && Run("mount", "--bind", file, other)),
        })
        {
            if (await TryAsync(what, rename, keys) is { } result)
            {
                results.Add(result);
            }
        }

        return results;
    }

    private static async Task<CrashResult?> TryAsync(string what, Func<string, string, bool> rename, int keys)
    {
        var folder = Directory.CreateTempSubdirectory("outdial-names-");
        var file = Path.Combine(folder.FullName, "ledger.db");
        var other = Path.Combine(folder.CreateSubdirectory("other").FullName, "ledger.db");
        try
        {
            await using var sandbox = await KillRun.StartSandboxAsync();
            var token = sandbox.SignIn();
            using (var first = Child.Start(file, sandbox, token, keys))
            {
                await first.LineAsync();
                if (!rename(file, other))
                {
                    await first.EndAsync();
                    return null; // it takes rights that this user does not have
                }

                using var second = Child.Start(other, sandbox, token, keys);
                await Task.WhenAll(Ended(first), Ended(second));
            }

            return Judge.Twice(string.Create(CultureInfo.InvariantCulture, $"two names, {what}"), sandbox, keys);
        }
        finally
        {
            Run("umount", other);
            folder.Delete(recursive: true);
        }
    }

    // One that is refused its ledger ends with an error, which is what it should do.
    private static async Task Ended(Child child)
    {
        try
        {
            await child.EndAsync();
        }
        catch (InvalidOperationException)
        {
        }
    }

    private static bool Run(string program, params string[] words)
    {
        var start = new ProcessStartInfo(program, words) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
