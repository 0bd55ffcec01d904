using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Outdial.Wire;

/// <summary>The server's certificate, made once for a run.</summary>
internal static class Certificate
{
    internal static X509Certificate2 Value { get; } = Make();

    private static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
