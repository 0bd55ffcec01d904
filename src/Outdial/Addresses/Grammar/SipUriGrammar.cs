using System.Buffers;

namespace Outdial;

/// <summary>SIP URIs of RFC 3261 (19.1, 25.1), without password and headers.</summary>
internal static class SipUriGrammar
{
    // unreserved, user-unreserved and '%' of an escape.
    private static readonly SearchValues<char> UserCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.!~*'()&=+$,;?/%");

    // unreserved, param-unreserved, '=' between name and value, and '%' of an escape.
    private static readonly SearchValues<char> ParameterCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.!~*'()[]/:&+$=%");

    /// <summary>Says what first stops the text being a SIP URI, or null.</summary>
    internal static Diagnostic? Fault(ReadOnlySpan<char> uri)
    {
        var scheme = uri.StartsWith("sips:") ? 5 : uri.StartsWith("sip:") ? 4 : 0;
        if (scheme == 0)
        {
            return Malformed("A SIP URI begins with sip: or sips:.", 0);
        }

        var at = uri.IndexOf('@');
        if (at >= 0 && UserFault(uri[scheme..at]) is { } user)
        {
            return user with { Index = scheme + user.Index };
        }

        var hostStart = at < 0 ? scheme : at + 1;
        var parameters = uri[hostStart..].IndexOf(';');
        var hostEnd = parameters < 0 ? uri.Length : hostStart + parameters;
        if (HostFault(uri[hostStart..hostEnd]) is { } host)
        {
            return host with { Index = hostStart + host.Index };
        }

        return parameters < 0 ? null : ParametersFault(uri, hostEnd);
    }

    private static Diagnostic? UserFault(ReadOnlySpan<char> user)
    {
        var foreign = user.IndexOfAnyExcept(UserCharacters);
        return foreign >= 0
            ? Malformed(user[foreign] == ':'
                ? "The SIP URI contains a password; leave it out."
                : "A character before the '@' is not allowed in a SIP user.", foreign)
            : user.IsEmpty ? Malformed("The user before the '@' is empty.", 0)
            : EscapeFault(user);
    }

    private static Diagnostic? HostFault(ReadOnlySpan<char> hostAndPort)
    {
        var bracket = hostAndPort.LastIndexOf(']');
        var colon = hostAndPort[(bracket + 1)..].IndexOf(':');
        var hostEnd = colon < 0 ? hostAndPort.Length : bracket + 1 + colon;
        var host = hostAndPort[..hostEnd];
        if (!host.IsEmpty && host[0] == '[')
        {
            // The port's colon is not part of it, and a scope id (%eth0) means nothing outside this machine.
            var inner = host.Length > 2 && host[^1] == ']' ? host[1..^1] : default;
            if (!StrictAddress.IsIPv6(inner))
            {
                return Malformed("The brackets do not contain an IPv6 address.", 0);
            }
        }
        else if (HostGrammar.HostFault(host) is >= 0 and var fault)
        {
            return Malformed(
                fault < host.Length && host[fault] == '?'
                    ? "Headers (after '?') are not allowed in a participant's address."
                    : "The host is neither a name (whose last part begins with a letter) nor an IPv4 address.",
                fault);
        }

        return colon < 0 || IsPort(hostAndPort[(hostEnd + 1)..])
            ? null
            : Malformed("A port is a number from 1 to 65535.", hostEnd + 1);
    }

    private static bool IsPort(ReadOnlySpan<char> text) =>
        StrictNumber.TryRead(text, out int port) && port is > 0 and <= ushort.MaxValue;

    private static Diagnostic? ParametersFault(ReadOnlySpan<char> uri, int start)
    {
        var parameters = uri[start..];
        foreach (var range in parameters[1..].Split(';'))
        {
            var parameter = parameters[1..][range];
            var index = start + 1 + range.Start.Value;
            var foreign = parameter.IndexOfAnyExcept(ParameterCharacters);
            if (foreign >= 0)
            {
                return Malformed("This character is not allowed in a SIP parameter.", index + foreign);
            }

            if (parameter.IsEmpty || parameter[0] == '=')
            {
                return Malformed("A parameter of the SIP URI has no name.", index);
            }

            if (EscapeFault(parameter) is { } escape)
            {
                return escape with { Index = index + escape.Index };
            }
        }

        return null;
    }

    private static Diagnostic? EscapeFault(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' &&
                (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2])))
            {
                return Malformed("'%' is followed by two hexadecimal digits.", i);
            }
        }

        return null;
    }

    private static Diagnostic Malformed(string message, int index) =>
        new(AddressRules.MalformedSipUri, message) { Index = index };
}
