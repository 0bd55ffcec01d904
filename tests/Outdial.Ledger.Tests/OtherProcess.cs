using System.Diagnostics;
using System.Globalization;

namespace Outdial.Ledger.Tests;

/// <summary>A real process, which lives until it is killed, and whose claims a ledger can be given.</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process _shell;
    private readonly int _id;

    // The shell becomes another program, which asks for no child's end: a child that is killed stays a zombie.
    private OtherProcess(bool isLeftBehind)
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(isLeftBehind ? "sleep 600 & echo $!; exec sleep 600" : "echo $$; exec sleep 600");
        _shell = Process.Start(start)!;
        _id = int.Parse(_shell.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        Owner = LedgerOwner.Of(_id);
    }

    /// <summary>Who it is, as a ledger writes it down.</summary>
    internal string Owner { get; }

    internal static OtherProcess Start() => new(isLeftBehind: false);

    /// <summary>One whose parent does not ask for its end.</summary>
    internal static OtherProcess StartLeftBehind() => new(isLeftBehind: true);

    internal void Kill()
    {
        using var process = Process.GetProcessById(_id);
        process.Kill();
        if (process.Id == _shell.Id)
        {
            _shell.WaitForExit();
        }

        // It is gone as soon as the signal has come.
        SpinWait.SpinUntil(() => LedgerOwner.IsGone(Owner), TimeSpan.FromSeconds(10));
    }

    public void Dispose()
    {
        if (!_shell.HasExited)
        {
            _shell.Kill(entireProcessTree: true);
            _shell.WaitForExit();
        }

        _shell.Dispose();
    }
}
