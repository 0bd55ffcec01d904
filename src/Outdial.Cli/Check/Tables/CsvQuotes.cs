namespace Outdial.Cli;

/// <summary>How a quoted field ends, as RFC 4180 has it: with a quote, behind which stands a delimiter or a line end;
/// two quotes stand for one.</summary>
internal static class CsvQuotes
{
    /// <summary>Looks for the quote that closes a field.</summary>
    /// <param name="text">Text with the field.</param>
    /// <param name="at">Where in the field to begin; behind it, where the quote stands, or where to go on when more of
    /// the text has come.</param>
    /// <param name="delimiter">What stands between fields.</param>
    /// <param name="isWhole">Whether no more text will come.</param>
    /// <returns>Whether the field is closed; null if that cannot be said before more of the text has come.</returns>
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
