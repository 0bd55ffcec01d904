using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Outdial.Sandbox;

/// <summary>Strict parsers for text from outside. The framework's parsers ignore NULs at the end and white space at
/// both ends: here every character is checked first.</summary>
[SuppressMessage("ApiDesign", "RS0030", Justification = "Every character is checked before the framework reads it.")]
internal static class PlainText
{
    private static readonly SearchValues<char> Address = SearchValues.Create("0123456789abcdefABCDEF:.");
    private static readonly SearchValues<char> Decimal = SearchValues.Create("0123456789.eE-");
    private static readonly SearchValues<char> Time = SearchValues.Create("0123456789-+:.TZ");
    private static readonly SearchValues<char> Base64 = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    /// <summary>A number of digits alone.</summary>
    public static int? Whole(string? text) =>
        text?.All(char.IsAsciiDigit) is true
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>A number of digits, perhaps with a minus sign before them.</summary>
    public static long? Signed(string text) =>
        text.Skip(text.StartsWith('-') ? 1 : 0).All(char.IsAsciiDigit)
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>A number with a point or an exponent in it, not negative.</summary>
    public static double? Fraction(string? text, NumberStyles styles) =>
        text is not null && !text.AsSpan().ContainsAnyExcept(Decimal)
            && double.TryParse(text, styles, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>A time of ISO 8601, in UTC where it does not say.</summary>
    public static DateTimeOffset? Instant(string text) =>
        text.Length >= 10 && text[4] == '-' && !text.AsSpan().ContainsAnyExcept(Time)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    /// <summary>An IP address: four numbers, or IPv6.</summary>
    public static IPAddress? Ip(string text) =>
        !text.AsSpan().ContainsAnyExcept(Address) && (text.Contains(':') || text.Count(c => c == '.') == 3)
            && IPAddress.TryParse(text, out var address)
            ? address
            : null;

    /// <summary>An absolute URL in ASCII.</summary>
    public static Uri? Url(string text) =>
        !text.AsSpan().ContainsAnyExceptInRange('!', '~') && Uri.TryCreate(text, UriKind.Absolute, out var url)
            ? url
            : null;

    /// <summary>A URL that the sandbox made itself.</summary>
    public static Uri OwnUrl(string text) => new(text);

    /// <summary>The bytes of a text in base64.</summary>
    public static byte[]? Bytes(string text)
    {
        var decoded = new byte[text.Length];
        return !text.AsSpan().ContainsAnyExcept(Base64) && Convert.TryFromBase64String(text, decoded, out var length)
            ? decoded[..length]
            : null;
    }
}
