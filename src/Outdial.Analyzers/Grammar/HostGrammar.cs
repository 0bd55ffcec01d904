namespace Outdial.Analyzers;

/// <summary>Hosts: names of RFC 1123, and the IP addresses that RFC 3261 allows in their place.</summary>
internal static class HostGrammar
{
    private const int MaxLabel = 63;
    private const int MaxName = 253;
    private const int MaxGroups = 8;

    /// <summary>The first faulty character of a host name, or -1.</summary>
    internal static int NameFault(string text, int start, int end)
    {
        if (start == end || end - start > MaxName)
        {
            return start + Math.Min(end - start, MaxName);
        }

        for (var (label, dot) = (start, 0); label <= end; label = dot + 1)
        {
            dot = Characters.IndexOrEnd(text, '.', label, end);
            if (LabelFault(text, label, dot) is >= 0 and var fault)
            {
                return fault;
            }
        }

        return -1;
    }

    /// <summary>The first faulty character of a host, or -1: the last label of a name begins with a letter, and all
    /// else is an IPv4 address.</summary>
    internal static int HostFault(string text, int start, int end)
    {
        var fault = NameFault(text, start, end);
        var last = fault >= 0 ? start : text.LastIndexOf('.', end - 1, end - start) + 1;
        last = Math.Max(last, start);
        return fault >= 0 || Characters.IsLetter(text[last]) || IsIPv4(text.Substring(start, end - start))
            ? fault
            : last;
    }

    /// <summary>Whether a text is an IPv6 address (RFC 4291), without a scope.</summary>
    internal static bool IsIPv6(string text)
    {
        var gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0)
        {
            return Groups(text, isLast: true) == MaxGroups;
        }

        var before = gap == 0 ? 0 : Groups(text.Substring(0, gap), isLast: false);
        var after = gap + 2 == text.Length ? 0 : Groups(text.Substring(gap + 2), isLast: true);
        return before >= 0 && after >= 0 && before + after < MaxGroups;
    }

    // How many groups of 16 bits a text has; -1 if it is malformed. An IPv4 address at the end counts for two.
    private static int Groups(string text, bool isLast)
    {
        var groups = text.Split(':');
        var quad = isLast && groups[groups.Length - 1].IndexOf('.') >= 0 ? 1 : 0;
        for (var i = 0; i < groups.Length - quad; i++)
        {
            if (groups[i].Length is 0 or > 4 ||
                Characters.FirstExcept(Characters.IsHexDigit, groups[i], 0, groups[i].Length) >= 0)
            {
                return -1;
            }
        }

        return quad == 0 || IsQuad(groups[groups.Length - 1]) ? groups.Length + quad : -1;
    }

    private static bool IsIPv4(string text)
    {
        var octets = text.Split('.');
        return octets.Length == 4 && Array.TrueForAll(octets, octet =>
            octet.Length is > 0 and <= 3 &&
            Characters.FirstExcept(Characters.IsDigit, octet, 0, octet.Length) < 0 &&
            (octet.Length < 3 || string.CompareOrdinal(octet, "255") <= 0));
    }

    // In an IPv6 address an octet has no zeros before it.
    private static bool IsQuad(string text) =>
        IsIPv4(text) && Array.TrueForAll(text.Split('.'), octet => octet.Length == 1 || octet[0] != '0');

    private static int LabelFault(string text, int start, int end)
    {
        if (start == end || end - start > MaxLabel || text[start] == '-')
        {
            return start;
        }

        var foreign = Characters.FirstExcept(c => Characters.IsLetterOrDigit(c) || c == '-', text, start, end);
        return foreign >= 0 ? foreign
            : text[end - 1] == '-' ? end - 1
            : -1;
    }
}
