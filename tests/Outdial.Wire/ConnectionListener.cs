using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Outdial.Wire;

/// <summary>Accepts connections on loopback, and serves each until it is disposed.</summary>
internal sealed class ConnectionListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _open = [];
    private readonly Func<Socket, Task> _serve;
    private readonly Task _accepting;

    internal ConnectionListener(Func<Socket, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    internal CancellationToken Stop => _stop.Token;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_open);
        _stop.Dispose();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(Stop);
                _open.Add(Task.Run(() => _serve(socket)));
            }
        }
        catch (Exception exception) when (
            exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // It is over.
        }
    }
}
