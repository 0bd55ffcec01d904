using System.Net;

namespace Outdial;

/// <summary>The machine's proxy, except for the machine itself: plain http is allowed to loopback only because it
/// goes nowhere, so it must not go to a proxy.</summary>
/// <param name="inner">The proxy that the environment names.</param>
internal sealed class LoopbackProxy(IWebProxy inner) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => inner.Credentials;
        set => inner.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : inner.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || inner.IsBypassed(host);
}
