using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Outdial;

/// <summary>How the service is reached.</summary>
/// <param name="Proxy">The proxy; null for what the machine has set.</param>
/// <param name="Authorities">Certificate authorities that are trusted besides the machine's, or null.</param>
/// <param name="ClientCertificate">What this client shows of itself, with its key, or null.</param>
internal sealed record TransportSettings(
    IWebProxy? Proxy, X509Certificate2Collection? Authorities, X509Certificate2? ClientCertificate)
{
    /// <summary>What is sent to the service and never shown, however it comes back.</summary>
    internal KnownSecrets Secrets { get; } = new();

    /// <summary>What an address is reached through.</summary>
    internal LoopbackProxy EffectiveProxy => new(Proxy ?? HttpClient.DefaultProxy);

    /// <summary>The proxy that an address is reached through; null if through none.</summary>
    internal Uri? ProxyFor(Uri address) => EffectiveProxy.GetProxy(address);
}
