using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Outdial.Sandbox;

/// <summary>A certificate authority of one sandbox, and the server certificate that it signed.</summary>
/// <remarks>
/// For clients that insist on https: they are given the authority by their setting for one (a PEM file). The
/// authority's private key is discarded after it has signed, so that nothing else can be signed with it.
/// </remarks>
internal sealed class SandboxCertificates : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private SandboxCertificates(string authorityPem, X509Certificate2 server) =>
        (AuthorityPem, Server) = (authorityPem, server);

    /// <summary>The authority's certificate, without any key.</summary>
    public string AuthorityPem { get; }

    /// <summary>The server's certificate, with its key.</summary>
    public X509Certificate2 Server { get; }

    public static SandboxCertificates Make(IEnumerable<string> hostNames)
    {
        // Clients use the real clock, so it is used here too. Valid from a day before now, for clients whose clock is
        // behind.
        var now = TimeProvider.System.GetUtcNow();
        var (from, to) = (now - TimeSpan.FromDays(1), now + Lifetime);

        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = AuthorityRequest(authorityKey).CreateSelfSigned(from, to);
        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = ServerRequest(serverKey, authority, hostNames)
            .Create(authority, from, to, RandomNumberGenerator.GetBytes(16));
        using var withKey = signed.CopyWithPrivateKey(serverKey);
        // By way of PKCS #12: on Windows a server cannot use a key that exists only in this process.
        var server = X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), password: null);
        return new SandboxCertificates(authority.ExportCertificatePem() + "\n", server);
    }

    public void Dispose() => Server.Dispose();

    private static CertificateRequest AuthorityRequest(ECDsa key)
    {
        var request = new CertificateRequest(
            "CN=Outdial sandbox CA (not for production)", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(
            certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    private static CertificateRequest ServerRequest(
        ECDsa key, X509Certificate2 authority, IEnumerable<string> hostNames)
    {
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in hostNames.Distinct(StringComparer.OrdinalIgnoreCase))
            if (PlainText.Ip(name) is { } address)
                names.AddIpAddress(address);
            else
                names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(
            certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature, critical: true));
        const string serverAuthentication = "1.3.6.1.5.5.7.3.1";
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(
            [new Oid(serverAuthentication)], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        // Python from 3.13 on refuses a certificate that does not say by which key it was signed.
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
            authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        return request;
    }
}
