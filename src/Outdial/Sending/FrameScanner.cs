using System.Buffers.Binary;

namespace Outdial;

/// <summary>Finds RST_STREAM and GOAWAY in the bytes that a server sends over HTTP/2.</summary>
/// <remarks>RFC 9113, 4.1: nine bytes of head (length, type, flags, stream), then the payload.</remarks>
internal sealed class FrameScanner(StreamResets resets)
{
    private const int HeadSize = 9;
    private const int CodeSize = 4;
    private const byte ResetStream = 0x3;
    private const byte GoAway = 0x7;
    private const uint RefusedStream = 0x7;

    // The head, and of a RST_STREAM its code after it.
    private readonly byte[] _kept = new byte[HeadSize + CodeSize];
    private int _keptSize;
    private int _left;

    /// <summary>Takes in the next bytes, cut anywhere.</summary>
    internal void Read(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_keptSize < HeadSize)
            {
                bytes = bytes[Keep(bytes, HeadSize)..];
                if (_keptSize == HeadSize)
                {
                    BeginFrame();
                }

                continue;
            }

            var payload = bytes[..Math.Min(_left, bytes.Length)];
            bytes = bytes[payload.Length..];
            _left -= payload.Length;
            if (_kept[3] == ResetStream && _keptSize < _kept.Length)
            {
                Keep(payload, _kept.Length);
            }

            EndFrame();
        }
    }

    private int Keep(ReadOnlySpan<byte> bytes, int until)
    {
        var taken = bytes[..Math.Min(until - _keptSize, bytes.Length)];
        taken.CopyTo(_kept.AsSpan(_keptSize));
        _keptSize += taken.Length;
        return taken.Length;
    }

    private void BeginFrame()
    {
        _left = (_kept[0] << 16) | (_kept[1] << 8) | _kept[2];
        if (_kept[3] == GoAway)
        {
            resets.CountEnded();
        }

        EndFrame();
    }

    private void EndFrame()
    {
        if (_left > 0)
        {
            return;
        }

        if (_kept[3] == ResetStream && _keptSize == _kept.Length &&
            BinaryPrimitives.ReadUInt32BigEndian(_kept.AsSpan(HeadSize)) == RefusedStream)
        {
            resets.CountRefused();
        }

        _keptSize = 0;
    }
}
