using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Outdial.Tests;

/// <summary>A proxy that knows CONNECT alone, and leads every tunnel to the same port of this machine.</summary>
internal sealed class TunnelProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _tunnels = [];
    private readonly int _target;
    private readonly Task _accepting;

    internal TunnelProxy(int target)
    {
        _target = target;
        _listener.Start();
        Address = $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _accepting = AcceptAsync();
    }

    internal string Address { get; }

    /// <summary>The heads of the requests that came, as they were.</summary>
    internal List<string> Heads { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        await Task.WhenAll(_tunnels);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _tunnels.Add(TunnelAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task TunnelAsync(TcpClient client)
    {
        using var from = client;
        using var to = new TcpClient();
        try
        {
            var stream = from.GetStream();
            var head = new StringBuilder();
            var one = new byte[1];
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                await stream.ReadExactlyAsync(one, _stop.Token);
                head.Append((char)one[0]);
            }

            lock (Heads)
            {
                Heads.Add(head.ToString());
            }

            await to.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
            await stream.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), _stop.Token);
            await Task.WhenAny(
                stream.CopyToAsync(to.GetStream(), _stop.Token), to.GetStream().CopyToAsync(stream, _stop.Token));
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
        {
            // One of the two left.
        }
    }
}
