using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Outdial.Ledger.PostgreSql;

/// <summary>Tokens as they lie in the database: encrypted and authenticated (AES-256-GCM), each under its own
/// name.</summary>
/// <param name="key">32 bytes.</param>
internal sealed class SealedTokens(byte[] key)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    internal byte[] Seal(string name, StoredToken token)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(TokenFields.Of(token), TokenJson.Default.TokenFields);
        var sealedToken = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(sealedToken.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(
            sealedToken.AsSpan(0, NonceSize),
            plain,
            sealedToken.AsSpan(NonceSize + TagSize),
            sealedToken.AsSpan(NonceSize, TagSize),
            Encoding.UTF8.GetBytes(name));
        CryptographicOperations.ZeroMemory(plain);
        return sealedToken;
    }

    /// <summary>Decrypts a token; null if it was encrypted with another key or under another name, or was
    /// changed.</summary>
    internal StoredToken? Open(string name, byte[] sealedToken)
    {
        if (sealedToken.Length < NonceSize + TagSize)
        {
            return null;
        }

        var plain = new byte[sealedToken.Length - NonceSize - TagSize];
        try
        {
            using var cipher = new AesGcm(key, TagSize);
            cipher.Decrypt(
                sealedToken.AsSpan(0, NonceSize),
                sealedToken.AsSpan(NonceSize + TagSize),
                sealedToken.AsSpan(NonceSize, TagSize),
                plain,
                Encoding.UTF8.GetBytes(name));
            return JsonSerializer.Deserialize(plain, TokenJson.Default.TokenFields)?.Token;
        }
        catch (CryptographicException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}
