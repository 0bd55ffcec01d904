using System.Text.RegularExpressions;

namespace Outdial.Sandbox;

/// <summary>
/// A name for which a certificate can be made: a DNS name, one with a wildcard in front, or an IP address.
/// </summary>
internal static partial class HostName
{
    public static bool IsValid(string name) =>
        PlainText.Ip(name) is not null || (name.Length <= 253 && DnsName().IsMatch(name));

    // Labels of 1 to 63 letters, digits, '-' and '_', none with '-' at an end; '*' may stand for the first.
    [GeneratedRegex(@"\A(\*\.)?(?!-)[A-Za-z0-9_-]{1,63}(?<!-)(\.(?!-)[A-Za-z0-9_-]{1,63}(?<!-))*\z")]
    private static partial Regex DnsName();
}
