using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Outdial;

/// <summary>Ids for calls: GUIDs of version 7 (RFC 9562), which sort by the time at which they were made.</summary>
/// <remarks>As <see cref="Guid.CreateVersion7(DateTimeOffset)"/>, but that asks the system for randomness each time,
/// which takes longer than checking and mapping a call.</remarks>
internal static class CallIds
{
    private const int Size = 16;

    // Of 64 ids.
    private const int BlockSize = Size * 64;

    [ThreadStatic]
    private static byte[]? _block;

    [ThreadStatic]
    private static int _left;

    internal static Guid Next(DateTimeOffset now)
    {
        var block = _block ??= new byte[BlockSize];
        if (_left == 0)
        {
            RandomNumberGenerator.Fill(block);
            _left = BlockSize;
        }

        _left -= Size;
        Span<byte> id = stackalloc byte[Size];
        block.AsSpan(_left, Size).CopyTo(id);

        // 48 bits of milliseconds, the version, 12 random bits, the variant, 62 random bits.
        var milliseconds = now.ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteUInt16BigEndian(id, (ushort)(milliseconds >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(id[2..], (uint)milliseconds);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true);
    }
}
