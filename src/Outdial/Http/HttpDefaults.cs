using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Outdial;

/// <summary>The connections that calls go through.</summary>
internal static class HttpDefaults
{
    /// <summary>A client without a container; it owns its connections.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes of what it is made of.")]
    internal static HttpClient Client(TransportSettings transport) =>
        Apply(new HttpClient(Configure(PrimaryHandler(), transport)));

    internal static SocketsHttpHandler PrimaryHandler() => new()
    {
        // A redirected POST is a second request, to another host, token included.
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = new LoopbackProxy(HttpClient.DefaultProxy),
        // Not Brotli: its decoder answers broken input with an exception that says nothing of input.
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Sets what the settings name; the rest stays as it is.</summary>
    internal static SocketsHttpHandler Configure(SocketsHttpHandler handler, TransportSettings transport)
    {
        if (transport.Proxy is not null)
        {
            handler.Proxy = transport.EffectiveProxy;
        }

        if (transport.Authorities is { } authorities)
        {
            handler.SslOptions.CertificateChainPolicy = Trust(authorities);
        }

        if (transport.ClientCertificate is { } own)
        {
            handler.SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(own, null, offline: true);
        }

        return handler;
    }

    internal static HttpClient Apply(HttpClient http)
    {
        // The transport keeps time itself, on the clock it was given.
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.MaxResponseContentBufferSize = 1 << 20;
        return http;
    }

    private static X509ChainPolicy Trust(X509Certificate2Collection authorities)
    {
        // As without a policy of ours, but for the trust: revocation is not looked up.
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(MachineRoots());
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }

    private static X509Certificate2Collection MachineRoots()
    {
        var roots = new X509Certificate2Collection();
        foreach (var location in new[] { StoreLocation.LocalMachine, StoreLocation.CurrentUser })
        {
            using var store = new X509Store(StoreName.Root, location, OpenFlags.ReadOnly);
            roots.AddRange(store.Certificates);
        }

        return roots;
    }
}
