using System.Runtime.InteropServices;

namespace Outdial.TestSupport;

/// <summary>What this process does with the signals that a terminal sends. A child starts with a signal ignored if its
/// parent ignores it: a shell that starts a command with '&amp;' ignores SIGINT and SIGQUIT for that command and its
/// children, and <c>nohup</c> ignores SIGHUP.</summary>
public sealed class InterruptSignal : IDisposable
{
    private const nint SigDfl = 0;
    private const nint SigIgn = 1;

    // struct sigaction begins with its handler on Linux and macOS, and is nowhere as long as this.
    private const int StructLength = 512;

    private static readonly int[] Signals = [1, 2, 3]; // SIGHUP, SIGINT, SIGQUIT

    private static readonly Lock Gate = new();

    private readonly Dictionary<int, nint[]> _before = [];

    private InterruptSignal(nint handler, IEnumerable<int> signals)
    {
        Gate.Enter();
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var signal in signals)
        {
            var before = new nint[StructLength / nint.Size];
            _ = Act(signal, null, before);
            if ((before[0] == SigIgn) != (handler == SigIgn))
            {
                var wanted = new nint[before.Length];
                wanted[0] = handler;
                _ = Act(signal, wanted, null);
                _before[signal] = before;
            }
        }
    }

    /// <summary>Until disposed of (on the same thread), children start without one of them being ignored.</summary>
    public static InterruptSignal NotIgnored() => new(SigDfl, Signals);

    /// <summary>Until disposed of (on the same thread), this process ignores SIGINT.</summary>
    public static InterruptSignal Ignored() => new(SigIgn, [2]);

    public void Dispose()
    {
        foreach (var (signal, before) in _before)
        {
            _ = Act(signal, before, null);
        }

        Gate.Exit();
    }

    [DllImport("libc", EntryPoint = "sigaction")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Act(int signal, nint[]? wanted, [Out] nint[]? before);
}
