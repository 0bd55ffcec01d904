namespace Outdial.Cli;

/// <summary>Finds the end of a quoted field by RFC 4180: a quote before a delimiter or a line end. Two quotes are one
/// quote of the text.</summary>
internal static class CsvQuotes
{
    /// <summary>Finds the quote that closes a field.</summary>
    /// <param name="text">The text with the field.</param>
    /// <param name="at">Where in the field to begin. Afterwards: the place of the quote, or where to continue with more
    /// text.</param>
    /// <param name="delimiter">The delimiter of fields.</param>
    /// <param name="isWhole">Whether the text is complete.</param>
    /// <returns>Whether the field is closed; null if more text is needed to tell.</returns>
    internal static bool? Close(ReadOnlySpan<byte> text, ref int at, byte delimiter, bool isWhole)
    {
        while (true)
        {
            var quote = text[at..].IndexOf((byte)'"');
            if (quote < 0)
            {
                at = text.Length;
                return isWhole ? false : null;
            }

            at += quote;
            var rest = text[(at + 1)..];
            if (rest is [(byte)'"', ..])
            {
                at += 2;
            }
            else if (!isWhole && rest is ([] or [(byte)'\r']))
            {
                return null;
            }
            else
            {
                return rest is [] or [(byte)'\n', ..] or [(byte)'\r'] or [(byte)'\r', (byte)'\n', ..] ||
                    rest[0] == delimiter;
            }
        }
    }
}
