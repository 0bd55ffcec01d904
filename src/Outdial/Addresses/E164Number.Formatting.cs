using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Outdial;

public readonly partial record struct E164Number : ISpanFormattable, IUtf8SpanFormattable
{
    // '+' and 15 digits.
    private const int MaxLength = E164Scanner.MaxDigits + 1;

    /// <summary>The number as it goes on the wire, such as <c>+12025550123</c>.</summary>
    public override string ToString() => ToString(null);

    /// <summary>The number as text.</summary>
    /// <param name="format"><c>G</c>, empty or null: the whole number. <c>M</c>: masked for logs, such as
    /// <c>+1********23</c>, which shows the calling code and the last two digits of numbers long enough to
    /// hide.</param>
    /// <param name="formatProvider">Not used: the form is the same everywhere.</param>
    /// <exception cref="FormatException"><paramref name="format"/> is none of these.</exception>
    public string ToString(
        [StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format, IFormatProvider? formatProvider = null)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        TryFormat(buffer, out var written, format, formatProvider);
        return new string(buffer[..written]);
    }

    /// <summary>Writes the number as text.</summary>
    /// <param name="destination">Where to; 16 characters always suffice.</param>
    /// <param name="charsWritten">How many characters were written.</param>
    /// <param name="format">As in <see cref="ToString(string, IFormatProvider)"/>.</param>
    /// <param name="provider">Not used: the form is the same everywhere.</param>
    /// <returns>Whether it fitted.</returns>
    /// <exception cref="FormatException"><paramref name="format"/> is unknown.</exception>
    public bool TryFormat(
        Span<char> destination,
        out int charsWritten,
        ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        TryFormatCore(destination, out charsWritten, format);

    /// <summary>Writes the number as UTF-8.</summary>
    /// <param name="utf8Destination">Where to; 16 bytes always suffice.</param>
    /// <param name="bytesWritten">How many bytes were written.</param>
    /// <param name="format">As in <see cref="ToString(string, IFormatProvider)"/>.</param>
    /// <param name="provider">Not used: the form is the same everywhere.</param>
    /// <returns>Whether it fitted.</returns>
    /// <exception cref="FormatException"><paramref name="format"/> is unknown.</exception>
    public bool TryFormat(
        Span<byte> utf8Destination,
        out int bytesWritten,
        ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        TryFormatCore(utf8Destination, out bytesWritten, format);

    private bool TryFormatCore<TChar>(Span<TChar> destination, out int written, ReadOnlySpan<char> format)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        var masked = format switch
        {
            [] or ['G'] => false,
            ['M'] => true,
            _ => throw new FormatException($"A phone number has the formats G and M, not '{format}'."),
        };

        var count = DigitCount;
        written = 0;
        if (count == 0)
        {
            return true;
        }

        if (destination.Length < count + 1)
        {
            return false;
        }

        var rest = _digits;
        for (var i = count; i > 0; i--, rest /= 10)
        {
            destination[i] = Character<TChar>((char)('0' + (rest % 10)));
        }

        destination[0] = Character<TChar>('+');
        if (masked)
        {
            // Two digits would be half of a four-digit national number: short numbers show none.
            var shown = NationalDigits > 4 ? 2 : 0;
            destination[(1 + count - NationalDigits)..(1 + count - shown)].Fill(Character<TChar>('*'));
        }

        written = count + 1;
        return true;
    }

    // A general conversion makes objects in a program that is not optimised.
    private static TChar Character<TChar>(char ascii)
        where TChar : unmanaged =>
        typeof(TChar) == typeof(byte) ? Unsafe.BitCast<byte, TChar>((byte)ascii) : Unsafe.BitCast<char, TChar>(ascii);
}
