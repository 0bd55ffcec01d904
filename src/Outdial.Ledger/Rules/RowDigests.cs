using System.Security.Cryptography;
using System.Text;

namespace Outdial.Ledger;

/// <summary>Compares rows of lists by digests with a key of the ledger's own, since what they say is not kept for
/// ever.</summary>
internal sealed class RowDigests(byte[] secret)
{
    private const int Size = 16;

    internal byte[] Of(QueuedCall row) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"row\0{row.Body}"))[..Size];
}
