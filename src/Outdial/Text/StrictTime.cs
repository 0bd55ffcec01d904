using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Outdial;

/// <summary>Reads times from text that comes from outside, each character checked.</summary>
[SuppressMessage("ApiDesign", "RS0030", Justification = "Every character is checked before the framework reads it.")]
internal static class StrictTime
{
    private const int DateLength = 10;

    // RFC 9110 (5.6.7): the form that is written, and the two of older servers, which are read.
    private static readonly string[] HttpForms =
        ["ddd, dd MMM yyyy HH:mm:ss 'GMT'", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy"];

    private static readonly SearchValues<char> IsoCharacters = SearchValues.Create("0123456789-+:.TZ");

    private static readonly SearchValues<char> HttpCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789,:- ");

    /// <summary>Reads a time of ISO 8601, UTC where it names no offset.</summary>
    /// <param name="text">Such as <c>2026-09-01T10:00:00.000Z</c>.</param>
    /// <returns>The time, or null.</returns>
    internal static DateTimeOffset? Iso(string? text) =>
        text is { Length: >= DateLength } && !text.AsSpan().ContainsAnyExcept(IsoCharacters) &&
        text[4] == '-' && text[7] == '-' && (text.Length == DateLength || text[DateLength] == 'T') &&
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    /// <summary>Reads a date of HTTP.</summary>
    /// <param name="text">Such as <c>Sun, 06 Nov 1994 08:49:37 GMT</c>.</param>
    /// <returns>The time, or null.</returns>
    internal static DateTimeOffset? Http(string? text) =>
        text is not null && !text.AsSpan().ContainsAnyExcept(HttpCharacters) &&
        DateTimeOffset.TryParseExact(text.Replace("  ", " ", StringComparison.Ordinal), HttpForms,
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
