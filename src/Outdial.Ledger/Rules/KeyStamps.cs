using System.Security.Cryptography;
using System.Text;

namespace Outdial.Ledger;

/// <summary>The stamps of keyed calls: the call's id is derived from its key and the ledger's secret, so that an
/// attempt is still found when its record is lost, and gives nothing of the key away.</summary>
internal sealed class KeyStamps(byte[] secret)
{
    // RFC 9562, 5.8: version 8 is for ids that are made in a way of one's own.
    private const byte Version = 0x80;
    private const byte Variant = 0x80;

    /// <summary>The stamp of the attempt that follows the last one of a key.</summary>
    internal CallStamp Next(CallKey key, CallStamp? last)
    {
        var id = CallOf(key);
        return new CallStamp(id, last is { } made && made.Call == id ? made.Attempt + 1 : 1);
    }

    /// <summary>The call of a key: <see cref="CallStamp.Call"/> of all its attempts.</summary>
    internal Guid CallOf(CallKey key)
    {
        Span<byte> bytes = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"call\0{key}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | Version);
        bytes[8] = (byte)((bytes[8] & 0x3F) | Variant);
        return new Guid(bytes, bigEndian: true);
    }
}
