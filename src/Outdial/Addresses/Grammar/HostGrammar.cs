namespace Outdial;

/// <summary>Host names of RFC 1123: labels of 1 to 63 letters, digits and inner hyphens; at most 253 in all.</summary>
internal static class HostGrammar
{
    private const int Octets = 4;
    private const int MaxLabel = 63;
    private const int MaxName = 253;

    /// <summary>The first faulty character of a host name, or -1.</summary>
    internal static int NameFault(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name.Length > MaxName)
        {
            return Math.Min(name.Length, MaxName);
        }

        var start = 0;
        foreach (var range in name.Split('.'))
        {
            var label = name[range];
            start = range.Start.Value;
            if (label.IsEmpty || label.Length > MaxLabel || label[0] == '-')
            {
                return start;
            }

            for (var i = 0; i < label.Length; i++)
            {
                if (!char.IsAsciiLetterOrDigit(label[i]) && label[i] != '-')
                {
                    return start + i;
                }
            }

            if (label[^1] == '-')
            {
                return start + label.Length - 1;
            }
        }

        return -1;
    }

    /// <summary>The first faulty character of a host of RFC 3261 (25.1), or -1: the last label of a name begins with a
    /// letter, and all else is an IPv4 address.</summary>
    internal static int HostFault(ReadOnlySpan<char> host)
    {
        var fault = NameFault(host);
        var last = host[(host.LastIndexOf('.') + 1)..];
        return fault >= 0 || char.IsAsciiLetter(last[0]) || IsIPv4(host) ? fault : host.Length - last.Length;
    }

    private static bool IsIPv4(ReadOnlySpan<char> host)
    {
        var octets = 0;
        foreach (var range in host.Split('.'))
        {
            var octet = host[range];
            if (++octets > Octets || octet.Length > 3 || octet.ContainsAnyExceptInRange('0', '9') || Value(octet) > 255)
            {
                return false;
            }
        }

        return octets == Octets;
    }

    private static int Value(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            value = (value * 10) + digit - '0';
        }

        return value;
    }
}
