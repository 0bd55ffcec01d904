using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Outdial.Wire;

/// <summary>A raw server on loopback that does one thing wrong, and counts the bodies that it was sent whole.</summary>
internal sealed class WireServer : IAsyncDisposable
{
    private readonly ConnectionListener _listener;
    private int _bodies;
    private int _refused;
    private int _answers;
    private int _faults;

    internal WireServer(WireFault fault)
    {
        Fault = fault;
        _listener = new ConnectionListener(ServeAsync);
        var scheme = IsTls ? "https" : "http";
        Url = new Uri($"{scheme}://127.0.0.1:{_listener.Port}");
    }

    internal Uri Url { get; }

    internal WireFault Fault { get; }

    internal CancellationToken Stop => _listener.Stop;

    /// <summary>How many bodies it was sent whole.</summary>
    internal int Bodies => _bodies;

    /// <summary>Of these: on how many streams it proved that it did not act.</summary>
    internal int Refused => _refused;

    /// <summary>How many answers it gave whole.</summary>
    internal int Answers => _answers;

    /// <summary>Whether faults are on; off while a connection is opened that is to be kept.</summary>
    internal bool IsArmed { get; set; } = true;

    private bool IsTls => Fault.Protocol is Protocol.Http1Tls or Protocol.Http2Tls;

    private bool IsHttp2 => Fault.Protocol is Protocol.Http2 or Protocol.Http2Tls;

    /// <summary>Forgets what was counted.</summary>
    internal void Arm() => (_bodies, _answers, _refused, IsArmed) = (0, 0, 0, true);

    internal void CountBody() => Interlocked.Increment(ref _bodies);

    internal void CountRefused() => Interlocked.Increment(ref _refused);

    internal void CountAnswer() => Interlocked.Increment(ref _answers);

    /// <summary>Whether the fault happens now, at this stage.</summary>
    internal bool Strikes(Stage stage) => IsArmed && Fault.Stage == stage &&
        (Interlocked.Increment(ref _faults) == 1 || !Fault.IsOnce);

    /// <summary>Does to a connection what can be done to any.</summary>
    internal async Task ActAsync(WireAct act, Socket socket, Stream stream)
    {
        switch (act)
        {
            case WireAct.Close:
                socket.Close();
                break;
            case WireAct.HalfClose:
                socket.Shutdown(SocketShutdown.Send);
                break;
            case WireAct.Reset:
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                socket.Close();
                break;
            case WireAct.Garbage:
                await stream.WriteAsync("\0\u0001 something else \r\n\r\n"u8.ToArray(), Stop);
                socket.Close();
                break;
        }
    }

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ServeAsync(Socket socket)
    {
        socket.NoDelay = true;
        var plain = new NetworkStream(socket, ownsSocket: true);
        await using var _ = plain;
        try
        {
            if (Strikes(Stage.Accepted))
            {
                await ActAsync(Fault.Act, socket, plain);
                await plain.CopyToAsync(Stream.Null, Stop);
                return;
            }

            if (!IsTls)
            {
                await ServeAsync(socket, plain);
                return;
            }

            var tls = new SslStream(plain);
            await using var __ = tls;
            await tls.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificate = Certificate.Value,
                    ApplicationProtocols = [IsHttp2 ? SslApplicationProtocol.Http2 : SslApplicationProtocol.Http11],
                },
                Stop);
            await ServeAsync(socket, tls);
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or
            ObjectDisposedException or AuthenticationException or InvalidOperationException)
        {
            // The client has gone, or this end has closed the connection.
        }
    }

    private Task ServeAsync(Socket socket, Stream stream) => IsHttp2
        ? new Http2Connection(this, socket, stream).ServeAsync()
        : new Http1Connection(this, socket, stream).ServeAsync();
}
