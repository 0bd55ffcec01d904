namespace Outdial.Analyzers;

/// <summary>SIP URIs of RFC 3261 (19.1, 25.1), without password and headers.</summary>
internal static class SipUriGrammar
{
    private const int MaxPort = 65535;

    /// <summary>Says what first stops the text being a SIP URI, or null.</summary>
    internal static AddressFault? Fault(string text) =>
        FaultIndex(text) is >= 0 and var index ? AddressFault.Of(AddressRuleIds.MalformedSipUri, index) : null;

    private static int FaultIndex(string text)
    {
        var start = text.StartsWith("sips:", StringComparison.Ordinal) ? 5
            : text.StartsWith("sip:", StringComparison.Ordinal) ? 4
            : 0;
        if (start == 0)
        {
            return 0;
        }

        var at = text.IndexOf('@');
        if (at >= 0 && UserFault(text, start, at) is >= 0 and var user)
        {
            return user;
        }

        var hostStart = at < 0 ? start : at + 1;
        var hostEnd = Characters.IndexOrEnd(text, ';', hostStart, text.Length);
        return HostAndPortFault(text, hostStart, hostEnd) is >= 0 and var host ? host : ParametersFault(text, hostEnd);
    }

    private static int UserFault(string text, int start, int end) =>
        Characters.FirstExcept(
            c => Characters.IsLetterOrDigit(c) || "-_.!~*'()&=+$,;?/%".IndexOf(c) >= 0, text, start, end) is >= 0
            and var foreign ? foreign
        : start == end ? start
        : EscapeFault(text, start, end);

    private static int HostAndPortFault(string text, int start, int end)
    {
        var bracket = text.LastIndexOf(']', Math.Max(end - 1, 0), end - start);
        var colon = Characters.IndexOrEnd(text, ':', Math.Max(bracket + 1, start), end);
        if (start < colon && text[start] == '[')
        {
            return text[colon - 1] == ']' && colon - start > 2 &&
                HostGrammar.IsIPv6(text.Substring(start + 1, colon - start - 2))
                ? PortFault(text, colon, end)
                : start;
        }

        return HostGrammar.HostFault(text, start, colon) is >= 0 and var host ? host : PortFault(text, colon, end);
    }

    private static int PortFault(string text, int colon, int end)
    {
        if (colon == end)
        {
            return -1;
        }

        var port = 0;
        for (var i = colon + 1; i < end && port <= MaxPort; i++)
        {
            port = Characters.IsDigit(text[i]) ? (port * 10) + text[i] - '0' : MaxPort + 1;
        }

        return port is > 0 and <= MaxPort ? -1 : colon + 1;
    }

    private static int ParametersFault(string text, int start)
    {
        while (start < text.Length)
        {
            var name = start + 1;
            start = Characters.IndexOrEnd(text, ';', name, text.Length);
            var foreign = Characters.FirstExcept(
                c => Characters.IsLetterOrDigit(c) || "-_.!~*'()[]/:&+$=%".IndexOf(c) >= 0, text, name, start);
            var fault = foreign >= 0 ? foreign
                : name == start || text[name] == '=' ? name
                : EscapeFault(text, name, start);
            if (fault >= 0)
            {
                return fault;
            }
        }

        return -1;
    }

    // '%' is followed by two hexadecimal digits.
    private static int EscapeFault(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] == '%' && (i + 2 >= end || !Characters.IsHexDigit(text[i + 1]) ||
                !Characters.IsHexDigit(text[i + 2])))
            {
                return i;
            }
        }

        return -1;
    }
}
