using System.Net;

namespace Outdial;

/// <summary>A proxy that was named, with the hosts that are reached without it.</summary>
internal sealed class NamedProxy : IWebProxy
{
    private readonly Uri _address;
    private readonly string[] _without;

    internal NamedProxy(Uri address, string? without)
    {
        _address = new UriBuilder(address) { UserName = "", Password = "" }.Uri;
        _without = (without ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (address.UserInfo.Split(':', 2) is [{ Length: > 0 } user, .. var rest])
        {
            Credentials = new NetworkCredential(
                Uri.UnescapeDataString(user), Uri.UnescapeDataString(rest.FirstOrDefault() ?? ""));
        }
    }

    public ICredentials? Credentials { get; set; }

    /// <summary>The password that the proxy is given; null if none.</summary>
    internal Secret? Password =>
        Credentials is NetworkCredential { Password: { Length: > 0 } text } ? new Secret(text) : null;

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : _address;

    public bool IsBypassed(Uri host) => _without.Any(entry => Covers(entry, host));

    // example.com, .example.com and *.example.com stand for the host and all below it; a port narrows an entry down.
    private static bool Covers(string entry, Uri host)
    {
        if (entry == "*")
        {
            return true;
        }

        var at = entry.LastIndexOf(':');
        var port = 0;
        if (at > 0 && entry.IndexOf(':', StringComparison.Ordinal) == at &&
            StrictNumber.TryRead(entry.AsSpan(at + 1), out port))
        {
            entry = entry[..at];
        }

        var name = entry.TrimStart('*').TrimStart('.');
        return name.Length > 0 && (port == 0 || port == host.Port) &&
            (host.IdnHost.Equals(name, StringComparison.OrdinalIgnoreCase) ||
                host.IdnHost.EndsWith($".{name}", StringComparison.OrdinalIgnoreCase));
    }
}
