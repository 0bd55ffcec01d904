using System.Diagnostics;
using System.Globalization;

namespace Outdial.Ledger;

/// <summary>The process that holds a claim, so that others can tell whether it is still there.</summary>
/// <remarks>
/// A boot of a machine with the namespace of its process numbers, a process's number and when it started. A process
/// of another machine or container is not asked for: only time tells of it.
/// </remarks>
internal static class LedgerOwner
{
    private const string BootFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>This process.</summary>
    internal static string Current { get; } = Of(Environment.ProcessId);

    /// <summary>A process of this machine, by its number.</summary>
    internal static string Of(int id) => string.Create(CultureInfo.InvariantCulture, $"{Boot()} {id} {Start(id)}");

    /// <summary>Whether a process is certainly gone. One of another machine, or of before a restart, is not asked
    /// for.</summary>
    internal static bool IsGone(string owner)
    {
        if (owner == Current || owner.Split(' ') is not [var boot, var number, var start] || boot != Boot() ||
            !StrictNumber.TryRead(number, out int id))
        {
            return false;
        }

        return Start(id) != start;
    }

    // With the namespace of process numbers, where there is one: a number means nothing in another.
    private static string Boot() => File.Exists(BootFile)
        ? $"{File.ReadAllText(BootFile).Trim()}/{File.ResolveLinkTarget("/proc/self/ns/pid", false)?.Name}"
        : Environment.MachineName.Replace(' ', '_');

    // When the process started; null if it is not there, or has ended and only its parent has not asked how.
    private static string? Start(int id)
    {
        if (OperatingSystem.IsLinux())
        {
            // Fields 3 and 22 of stat: its state, and ticks since the boot, the same to every reader. The name before
            // them, in parentheses, may hold blanks.
            try
            {
                var stat = File.ReadAllText($"/proc/{id}/stat");
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                return fields[0] is "Z" or "X" ? null : fields[19];
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
