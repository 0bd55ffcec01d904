using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Outdial.Tests;

/// <summary>A proxy that knows CONNECT alone, and leads every tunnel to the same port of this machine.</summary>
internal sealed class TunnelProxy : LoopbackServer
{
    private readonly int _target;

    internal TunnelProxy(int target)
    {
        _target = target;
        Begin();
    }

    internal string Address => $"127.0.0.1:{Port}";

    /// <summary>The heads of the requests that came, as they were.</summary>
    internal List<string> Heads { get; } = [];

    protected override async Task ServeAsync(TcpClient client, NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, Stop);
            head.Append((char)one[0]);
        }

        lock (Heads)
        {
            Heads.Add(head.ToString());
        }

        using var to = new TcpClient();
        await to.ConnectAsync(IPAddress.Loopback, _target, Stop);
        await stream.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), Stop);
        await Task.WhenAny(stream.CopyToAsync(to.GetStream(), Stop), to.GetStream().CopyToAsync(stream, Stop));
    }
}
