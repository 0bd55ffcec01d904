using System.Net;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>The hosts under which the console is served.</summary>
/// <remarks>
/// A page of another site may give its own name this machine's address (DNS rebinding): to the browser the console is
/// then a part of that site. Its requests name that host, which is none of these.
/// </remarks>
internal sealed class ConsoleHostFilter(SandboxOptions options)
{
    // A wildcard of a certificate stands for one label.
    private readonly string[] _names = ["localhost", "*.localhost", .. options.HostNames];

    /// <summary>Whether a request may ask for the console by this host.</summary>
    public bool Has(HostString host)
    {
        var name = host.Host.Trim('[', ']');
        return PlainText.Ip(name) is { } address ? IsOwn(address) : Array.Exists(_names, known => Covers(known, name));
    }

    // Bound to all addresses, any that it was reached by is its own: only a name can be given another address.
    private bool IsOwn(IPAddress address) =>
        IPAddress.IsLoopback(address) || address.Equals(options.Bind) || options.Bind.Equals(IPAddress.Any)
            || options.Bind.Equals(IPAddress.IPv6Any) || options.HostNames.Any(
                name => PlainText.Ip(name)?.Equals(address) is true);

    private static bool Covers(string known, string name) => known.StartsWith("*.", StringComparison.Ordinal)
        ? name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
            && name[dot..].Equals(known[1..], StringComparison.OrdinalIgnoreCase)
        : name.Equals(known, StringComparison.OrdinalIgnoreCase);
}
