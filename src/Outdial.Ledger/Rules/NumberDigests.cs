using System.Security.Cryptography;
using System.Text;

namespace Outdial.Ledger;

/// <summary>Numbers that were dialled, without keeping them: digests with a key of the ledger's own.</summary>
internal sealed class NumberDigests(byte[] secret)
{
    private const int Size = 16;

    internal byte[] Of(E164Number number) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"number\0{number}"))[..Size];
}
