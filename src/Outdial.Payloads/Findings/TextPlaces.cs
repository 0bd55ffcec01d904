namespace Outdial.Payloads;

/// <summary>Counts lines and columns from place to place, forwards, so that a text is walked through once.</summary>
internal sealed class TextPlaces(byte[] text)
{
    private int _at;
    private int _line = 1;
    private int _column = 1;

    /// <summary>The place of a byte that does not stand before the last one that was asked for.</summary>
    internal TextPosition MoveTo(int offset)
    {
        for (; _at < Math.Min(offset, text.Length); _at++)
        {
            if (text[_at] == '\n')
            {
                (_line, _column) = (_line + 1, 1);
            }
            else
            {
                // Every character has one byte that continues no other.
                _column += (text[_at] & 0xC0) == 0x80 ? 0 : 1;
            }
        }

        return new TextPosition(_line, _column);
    }
}
