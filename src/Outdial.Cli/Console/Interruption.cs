using System.Runtime.InteropServices;

namespace Outdial.Cli;

/// <summary>The signals that end a process, as a token: Ctrl-C, SIGTERM, the terminal that is closed (SIGHUP) and
/// SIGQUIT. The first asks to stop in an orderly way; the second ends the process.</summary>
/// <remarks>A signal that the process was started to ignore, as <c>nohup</c> does, stays ignored.</remarks>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration _hangUp;
    private readonly PosixSignalRegistration _quit;

    internal Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        _hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        _quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Stop);
    }

    internal CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _hangUp.Dispose();
        _quit.Dispose();
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        // Cancel true means "do not end the process": it must first be reported whether a phone may be ringing.
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
