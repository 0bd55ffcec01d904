using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Outdial.Sandbox;

/// <summary>Proof Key for Code Exchange, method S256 (RFC 7636), the one that the service's metadata lists.</summary>
internal static class Pkce
{
    public const string Method = "S256";

    public static bool Proves(string verifier, string challenge) =>
        verifier.Length is >= 43 and <= 128
        && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == challenge;
}
