using System.Buffers.Binary;

namespace Outdial.Wire;

/// <summary>Frames of HTTP/2 (RFC 9113, 4.1 and 6), by hand.</summary>
internal static class Frame
{
    internal const byte Data = 0x0;
    internal const byte Headers = 0x1;
    internal const byte ResetStream = 0x3;
    internal const byte Settings = 0x4;
    internal const byte Ping = 0x6;
    internal const byte GoAway = 0x7;
    internal const byte WindowUpdate = 0x8;
    internal const byte EndStream = 0x1;
    internal const byte Ack = 0x1;
    internal const byte EndHeaders = 0x4;
    internal const uint RefusedStream = 0x7;
    internal const int PrefaceSize = 24;

    private const int HeadSize = 9;

    /// <summary>":status: 202" (RFC 7541, 6.2.2: a literal beside the name with index 8).</summary>
    internal static ReadOnlySpan<byte> Status202 => [0x08, 0x03, (byte)'2', (byte)'0', (byte)'2'];

    /// <summary>Streams may send so many bytes at first (SETTINGS_INITIAL_WINDOW_SIZE).</summary>
    internal static byte[] Window(int size) => [0, 4, 0, 0, 0, (byte)size];

    internal static byte[] Number(uint number)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    internal static byte[] Of(byte type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[HeadSize + payload.Length];
        (frame[1], frame[2], frame[3], frame[4]) = ((byte)(payload.Length >> 8), (byte)payload.Length, type, flags);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame.AsSpan(HeadSize));
        return frame;
    }

    internal static async Task<(byte Type, byte Flags, int Stream, byte[] Payload)> ReadAsync(
        Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[HeadSize];
        await stream.ReadExactlyAsync(head, cancellationToken);
        var payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
        await stream.ReadExactlyAsync(payload, cancellationToken);
        return (head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)), payload);
    }
}
