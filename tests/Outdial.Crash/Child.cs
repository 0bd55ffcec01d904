using System.Diagnostics;
using System.Globalization;
using Outdial.Sandbox;

namespace Outdial.Crash;

/// <summary>This program once more, placing calls in a process of its own.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    private Child(Process process) => _process = process;

    /// <summary>Starts it.</summary>
    /// <param name="ledger">The ledger's file.</param>
    /// <param name="sandbox">The service.</param>
    /// <param name="token">A token of it.</param>
    /// <param name="keys">How many keys are given to it.</param>
    /// <param name="ahead">How far its clock is ahead.</param>
    /// <param name="limit">How much time a call has; null for the default.</param>
    internal static Child Start(
        string ledger, GenesysSandbox sandbox, string token, int keys, TimeSpan ahead = default, TimeSpan? limit = null)
    {
        return Start(
        [
            typeof(Child).Assembly.Location, "place", ledger, sandbox.Url.OriginalString, token,
            keys.ToString(CultureInfo.InvariantCulture), Seconds(ahead), Seconds(limit ?? Placer.Limit),
        ]);
    }

    // Beside the tests it is a library and not a program: the host runs it.
    private static Child Start(string[] words)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        return new Child(Process.Start(start)!);
    }

    /// <summary>Starts it to place a list.</summary>
    /// <param name="ledger">The ledger's file, with the list.</param>
    /// <param name="sandbox">The service.</param>
    /// <param name="token">A token of it.</param>
    internal static Child StartList(string ledger, GenesysSandbox sandbox, string token) => Start(
        [typeof(Child).Assembly.Location, "list", ledger, sandbox.Url.OriginalString, token]);

    /// <summary>The next line that it says; null at its end.</summary>
    internal Task<string?> LineAsync() => _process.StandardOutput.ReadLineAsync();

    /// <summary>Reads all that is left, and waits for the end.</summary>
    internal async Task<string> EndAsync()
    {
        var error = _process.StandardError.ReadToEndAsync();
        var output = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode == 0 ? output : throw new InvalidOperationException(await error);
    }

    /// <summary>SIGKILL: nothing more is done, not even written.</summary>
    internal async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGSTOP or SIGCONT: it stands still as a paused machine does, or goes on.</summary>
    internal void Pause(bool isOn)
    {
        if (HasEnded)
        {
            return;
        }

        using var kill = Process.Start("kill", [isOn ? "-STOP" : "-CONT", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    internal bool HasEnded => _process.HasExited;

    public void Dispose() => _process.Dispose();
}
