using System.Buffers.Binary;
using System.Net.Sockets;

namespace Outdial.Tests;

/// <summary>HTTP/2 without TLS, by hand: it says GOAWAY once a request is there, and with which streams it has dealt.
/// </summary>
/// <remarks>RFC 9113, 4.1 (frames) and 6.8 (GOAWAY).</remarks>
internal sealed class GoingAwayServer : LoopbackServer, IFaultyServer
{
    private const int PrefaceSize = 24;
    private const byte Data = 0x0;
    private const byte Headers = 0x1;
    private const byte Settings = 0x4;
    private const byte GoAway = 0x7;
    private const byte EndStream = 0x1;
    private const byte IndexedStatus200 = 0x88; // RFC 7541, Appendix A
    private const byte EndHeaders = 0x4;

    private readonly FaultCase _fault;
    private int _whole;
    private volatile bool _gone;

    internal GoingAwayServer(FaultCase fault)
    {
        _fault = fault;
        Url = new Uri($"http://127.0.0.1:{Port}");
        Begin();
    }

    public Uri Url { get; }

    public int Whole => _whole;

    protected override async Task ServeAsync(TcpClient client, NetworkStream stream)
    {
        await stream.ReadExactlyAsync(new byte[PrefaceSize], Stop);
        await WriteAsync(stream, Settings, []);
        while (true)
        {
            var (type, flags, id) = await ReadAsync(stream);
            if (type is not (Data or Headers) || (flags & EndStream) == 0)
            {
                continue;
            }

            if (_fault.What.EndsWith(", once", StringComparison.Ordinal) && _gone)
            {
                Interlocked.Increment(ref _whole);
                await WriteAsync(stream, Headers, [IndexedStatus200], EndHeaders, id);
                await WriteAsync(stream, Data, "{\"id\":\"c-1\"}"u8.ToArray(), EndStream, id);
                continue;
            }

            var isBefore = _fault.What.Contains("before the request", StringComparison.Ordinal);
            Interlocked.Increment(ref _whole); // whatever it says: the end of a connection proves nothing
            _gone = true;
            var body = new byte[8];
            BinaryPrimitives.WriteInt32BigEndian(body, isBefore ? 0 : id);
            await WriteAsync(stream, GoAway, body);

            // Not a reset: what was written has to arrive.
            stream.Socket.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(Stream.Null, Stop);
            return;
        }
    }

    private async Task<(byte Type, byte Flags, int Stream)> ReadAsync(NetworkStream stream)
    {
        var head = new byte[9];
        await stream.ReadExactlyAsync(head, Stop);
        await stream.ReadExactlyAsync(new byte[(head[0] << 16) | (head[1] << 8) | head[2]], Stop);
        return (head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)));
    }

    // Without a number on stream 0: the connection's own.
    private Task WriteAsync(NetworkStream stream, byte type, byte[] body, byte flags = 0, int id = 0)
    {
        var frame = new byte[9 + body.Length];
        (frame[2], frame[3], frame[4]) = ((byte)body.Length, type, flags);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), id);
        body.CopyTo(frame, 9);
        return stream.WriteAsync(frame, Stop).AsTask();
    }
}
