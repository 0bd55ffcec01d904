using System.Net;
using Microsoft.AspNetCore.Http;

namespace Outdial.Sandbox;

/// <summary>Decides under which hosts the console is served.</summary>
/// <remarks>
/// Another site can resolve its own name to this machine's address (DNS rebinding): the browser then takes the console
/// for a part of that site. Its requests name the site's host, which is refused.
/// </remarks>
internal sealed class ConsoleHostFilter(SandboxOptions options)
{
    // A wildcard of a certificate matches one label.
    private readonly string[] _names = ["localhost", "*.localhost", .. options.HostNames];

    /// <summary>Whether the console is served under this host.</summary>
    public bool Has(HostString host)
    {
        var name = host.Host.Trim('[', ']');
        return PlainText.Ip(name) is { } address ? IsOwn(address) : Array.Exists(_names, known => Covers(known, name));
    }

    // Bound to all addresses, it accepts any address: only names can be rebound.
    private bool IsOwn(IPAddress address) =>
        IPAddress.IsLoopback(address) || address.Equals(options.Bind) || options.Bind.Equals(IPAddress.Any)
            || options.Bind.Equals(IPAddress.IPv6Any) || options.HostNames.Any(
                name => PlainText.Ip(name)?.Equals(address) is true);

    private static bool Covers(string known, string name) => known.StartsWith("*.", StringComparison.Ordinal)
        ? name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
            && name[dot..].Equals(known[1..], StringComparison.OrdinalIgnoreCase)
        : name.Equals(known, StringComparison.OrdinalIgnoreCase);
}
