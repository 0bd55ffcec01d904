namespace Outdial;

/// <summary>Reads whole numbers from text that comes from outside: ASCII digits, and nothing else.</summary>
/// <remarks>The framework's parsers ignore NULs at the end of a text, and most of them white space as well.</remarks>
internal static class StrictNumber
{
    private const int HexDigits = 4;

    /// <summary>Reads a number without a sign. Leading zeros are allowed.</summary>
    /// <param name="text">Decimal digits.</param>
    /// <param name="value">The number; 0 if the text is none.</param>
    /// <returns>Whether the text is such a number and fits.</returns>
    internal static bool TryRead(ReadOnlySpan<char> text, out int value)
    {
        var isRead = TryRead(text, out long wide) && wide <= int.MaxValue;
        value = isRead ? (int)wide : 0;
        return isRead;
    }

    /// <inheritdoc cref="TryRead(ReadOnlySpan{char}, out int)"/>
    internal static bool TryRead(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        foreach (var character in text)
        {
            if (character is < '0' or > '9' || value > (long.MaxValue - (character - '0')) / 10)
            {
                value = 0;
                return false;
            }

            value = (value * 10) + character - '0';
        }

        return text.Length > 0;
    }

    /// <summary>Reads a number that may have a minus sign before it. There is no plus sign.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number; 0 if the text is none.</param>
    /// <returns>Whether the text is such a number and fits.</returns>
    internal static bool TryReadSigned(ReadOnlySpan<char> text, out int value)
    {
        var isNegative = text is ['-', ..];
        var isRead = TryRead(text[(isNegative ? 1 : 0)..], out long wide) &&
            wide <= (isNegative ? -(long)int.MinValue : int.MaxValue);
        value = isRead ? (int)(isNegative ? -wide : wide) : 0;
        return isRead;
    }

    /// <summary>Reads a number without a sign that may have a point and digits after it, such as <c>0.5</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number; 0 if the text is none.</param>
    /// <returns>Whether the text is such a number, of at most 15 digits.</returns>
    internal static bool TryReadFraction(ReadOnlySpan<char> text, out double value)
    {
        const int MostDigits = 15; // as many as a double keeps
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var rest = point < 0 ? [] : text[(point + 1)..];
        long fraction = 0;
        var isRead = TryRead(whole, out long units) && (point < 0 || TryRead(rest, out fraction)) &&
            whole.Length + rest.Length <= MostDigits;
        value = isRead ? units + (fraction / Math.Pow(10, rest.Length)) : 0;
        return isRead;
    }

    /// <summary>Reads the UTF-16 unit that a text in UTF-8 begins with: four hexadecimal digits.</summary>
    /// <param name="utf8Text">The text; what follows the digits is not read.</param>
    /// <returns>The unit, or null.</returns>
    internal static char? Unit(ReadOnlySpan<byte> utf8Text)
    {
        if (utf8Text.Length < HexDigits)
        {
            return null;
        }

        var unit = 0;
        foreach (var digit in utf8Text[..HexDigits])
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return null;
            }

            unit = (unit << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return (char)unit;
    }
}
