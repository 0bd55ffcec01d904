using System.Net;
using System.Net.Sockets;

namespace Outdial.Tests;

/// <summary>A server by hand on a free port of this machine: each connection is served on its own, until the test is
/// over.</summary>
internal abstract class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private Task _accepting = Task.CompletedTask;

    protected LoopbackServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    /// <summary>Where it listens.</summary>
    protected int Port { get; }

    /// <summary>Says that the test is over.</summary>
    protected CancellationToken Stop => _stop.Token;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    /// <summary>Begins to accept, once all that serving needs is there.</summary>
    protected void Begin() => _accepting = AcceptAsync();

    /// <summary>Listens no more: a connection is refused.</summary>
    protected void Refuse() => _listener.Stop();

    /// <summary>Serves a connection, which is closed afterwards.</summary>
    protected abstract Task ServeAsync(TcpClient client, NetworkStream stream);

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(Stop)));
            }
        }
        catch (Exception exception) when (
            exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await ServeAsync(client, client.GetStream());
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // The client has gone, or the test is over.
            }
        }
    }
}
