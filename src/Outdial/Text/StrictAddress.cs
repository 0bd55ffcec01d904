using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Outdial;

/// <summary>Reads IP addresses from text that comes from outside: four octets, or IPv6 without a scope.</summary>
/// <remarks>The framework also takes octal and hexadecimal octets, and fewer than four.</remarks>
[SuppressMessage("ApiDesign", "RS0030", Justification = "Every character is checked before the framework reads it.")]
internal static class StrictAddress
{
    private static readonly SearchValues<char> IPv6Characters = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>Reads an address.</summary>
    /// <param name="text">Such as <c>127.0.0.1</c> or <c>::1</c>.</param>
    /// <param name="address">The address, or null.</param>
    /// <returns>Whether the text is one.</returns>
    internal static bool TryRead(ReadOnlySpan<char> text, [NotNullWhen(true)] out IPAddress? address)
    {
        address = null;
        return (IsIPv4(text) || IsIPv6(text)) && IPAddress.TryParse(text, out address);
    }

    /// <summary>Whether a text is an IPv6 address.</summary>
    internal static bool IsIPv6(ReadOnlySpan<char> text) =>
        text.Contains(':') && !text.ContainsAnyExcept(IPv6Characters) &&
        IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    private static bool IsIPv4(ReadOnlySpan<char> text)
    {
        var octets = 0;
        foreach (var range in text.Split('.'))
        {
            var octet = text[range];
            if (octet.Length > 3 || octet is ['0', _, ..] || !StrictNumber.TryRead(octet, out int value) ||
                value > byte.MaxValue)
            {
                return false;
            }

            octets++;
        }

        return octets == 4;
    }
}
