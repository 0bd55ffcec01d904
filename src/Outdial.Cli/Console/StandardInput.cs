namespace Outdial.Cli;

/// <summary>The process's standard input.</summary>
internal static class StandardInput
{
    /// <summary>Opens it; null if the process was started without one.</summary>
    internal static Func<Stream>? Opener() => IsClosed() ? null : Console.OpenStandardInput;

    // If descriptor 0 is closed, the runtime reuses it, and a read would block. What comes
    // from the parent cannot be marked to be closed on exec; what the runtime opens is. Only Linux shows that.
    private static bool IsClosed()
    {
        const string Flags = "flags:";
        const int CloseOnExec = 0x80000;
        try
        {
            var flags = File.ReadLines("/proc/self/fdinfo/0")
                .First(line => line.StartsWith(Flags, StringComparison.Ordinal));
            return (flags[Flags.Length..].Trim().Aggregate(0, Octal) & CloseOnExec) != 0;
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return false;
        }
    }

    private static int Octal(int number, char digit) => (number << 3) | (digit - '0');
}
