using System.ComponentModel;
using System.Diagnostics;

namespace Outdial.Cli;

/// <summary>Opens the person's browser.</summary>
internal static class Browser
{
    /// <summary>The program that opens an address, in place of the platform's own.</summary>
    internal const string Variable = "BROWSER";

    /// <summary>Tries to open it. A failure is not reported, because the address is printed too.</summary>
    internal static bool TryOpen(Terminal terminal, Uri address)
    {
        try
        {
            var program = terminal.Setting(Variable) is { } named ? named
                : OperatingSystem.IsLinux() ? "xdg-open"
                : OperatingSystem.IsMacOS() ? "open"
                : null;
            var start = program is null
                ? new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true }
                : new ProcessStartInfo(program, [address.AbsoluteUri])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                };
            using var process = Process.Start(start);
            return true;
        }
        catch (Exception exception) when (exception is Win32Exception or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
