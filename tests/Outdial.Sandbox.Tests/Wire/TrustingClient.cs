using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Outdial.Sandbox.Tests;

/// <summary>A client that trusts one authority and nothing else, and to which every host is this machine.</summary>
internal static class TrustingClient
{
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope",
        Justification = "The client owns its handler.")]
    public static HttpClient For(GenesysSandbox sandbox, string? authority)
    {
        var trust = new X509ChainPolicy
        {
            TrustMode = authority is null ? X509ChainTrustMode.System : X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        if (authority is not null)
            trust.CustomTrustStore.Add(X509Certificate2.CreateFromPem(authority));
        return new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { CertificateChainPolicy = trust },
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, sandbox.Url.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        {
            BaseAddress = sandbox.Url,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }
}
