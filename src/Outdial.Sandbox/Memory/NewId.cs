using System.Security.Cryptography;

namespace Outdial.Sandbox;

/// <summary>Ids of calls, legs and exchanges: random GUIDs (version 4) as text.</summary>
/// <remarks>A call needs four; random bytes are fetched for many at once.</remarks>
internal static class NewId
{
    private const int Size = 16;

    [ThreadStatic]
    private static byte[]? _random;

    [ThreadStatic]
    private static int _used;

    public static string Text()
    {
        if (_random is null || _used == _random.Length)
        {
            _random ??= new byte[256 * Size];
            RandomNumberGenerator.Fill(_random);
            _used = 0;
        }
        var bytes = _random.AsSpan(_used, Size);
        _used += Size;
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40); // RFC 9562, 5.4: version 4,
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80); // and its variant
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
