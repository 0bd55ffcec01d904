using System.Runtime.InteropServices;

namespace Outdial.Cli;

/// <summary>Ctrl-C and SIGTERM as a token. The first asks to stop in an orderly way; the second ends the
/// process.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    internal Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    internal CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        // Cancel true means "do not end the process": whether a phone may be ringing has to be said first.
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
