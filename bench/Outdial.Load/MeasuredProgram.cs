using System.Diagnostics;

namespace Outdial.Load;

/// <summary>Runs a command line, and measures how long it takes and how much memory it needs.</summary>
internal static class MeasuredProgram
{
    /// <param name="command">The command; what it writes must not come through this process.</param>
    /// <param name="folder">Where it is run.</param>
    /// <param name="proof">What it says on standard error when it has done its work.</param>
    internal static async Task<(double Seconds, long PeakMebibytes)> RunAsync(
        string command, string folder, string proof)
    {
        var start = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"exec {command}"])
        {
            RedirectStandardError = true,
            WorkingDirectory = folder,
        })!;
        var peak = 0L;
        var words = process.StandardError.ReadToEndAsync();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!process.HasExited && await tick.WaitForNextTickAsync())
        {
            peak = Math.Max(peak, Peak(process));
        }

        await process.WaitForExitAsync();
        var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        return process.ExitCode == 0 && (await words).Contains(proof, StringComparison.Ordinal)
            ? (seconds, peak >> 20)
            : throw new InvalidOperationException(await words);
    }

    // The system keeps the most that there ever was.
    private static long Peak(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
