using System.Runtime.InteropServices;

namespace Outdial.Testing;

/// <summary>What this process does with SIGINT. A child starts with SIGINT ignored if its parent ignores it, and a
/// shell that starts a command with '&amp;' ignores it for that command and all its children.</summary>
public sealed class InterruptSignal : IDisposable
{
    private const int Sigint = 2;
    private const nint SigDfl = 0;
    private const nint SigIgn = 1;

    // struct sigaction begins with its handler on Linux and macOS, and is nowhere as long as this.
    private const int StructLength = 512;

    private static readonly Lock Gate = new();

    private readonly nint[]? _before;

    private InterruptSignal(nint handler)
    {
        Gate.Enter();
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var before = new nint[StructLength / nint.Size];
        _ = Act(Sigint, null, before);
        if ((before[0] == SigIgn) == (handler == SigIgn))
        {
            return;
        }

        var wanted = new nint[before.Length];
        wanted[0] = handler;
        _ = Act(Sigint, wanted, null);
        _before = before;
    }

    /// <summary>Until disposed of (on the same thread), children start without SIGINT being ignored.</summary>
    public static InterruptSignal NotIgnored() => new(SigDfl);

    /// <summary>Until disposed of (on the same thread), this process ignores SIGINT.</summary>
    public static InterruptSignal Ignored() => new(SigIgn);

    public void Dispose()
    {
        if (_before is not null)
        {
            _ = Act(Sigint, _before, null);
        }

        Gate.Exit();
    }

    [DllImport("libc", EntryPoint = "sigaction")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Act(int signal, nint[]? wanted, [Out] nint[]? before);
}
