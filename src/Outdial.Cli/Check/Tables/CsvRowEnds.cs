namespace Outdial.Cli;

/// <summary>Finds where rows end in a text of which more and more comes. It knows no cells: only a quote can hide a
/// line end, so it goes from quote to quote.</summary>
/// <remarks>It holds to the same as <see cref="CsvRow"/>: a quote opens a cell only at the cell's beginning, and what
/// is not closed ends with its line. Each quote is looked at twice at most: behind one that is not closed stand only
/// pairs of them, which open nothing.</remarks>
/// <param name="delimiter">What stands between cells.</param>
internal sealed class CsvRowEnds(byte delimiter)
{
    private int _at;
    private int _opened = -1;
    private bool _isBroken;

    /// <summary>Where the last row that is over ends; 0 if none is.</summary>
    internal int Last { get; private set; }

    /// <summary>Goes on to the end of a text that begins with a row, and of which the beginning may have been looked
    /// at.</summary>
    /// <param name="text">All that has come since the text was cut.</param>
    /// <param name="isFull">Whether there is no room for more of a row that begins with the text.</param>
    internal int Find(ReadOnlySpan<byte> text, bool isFull)
    {
        while (_at < text.Length)
        {
            if (_isBroken)
            {
                FindLineEnd(text);
            }
            else if (_opened < 0)
            {
                FindOpening(text);
            }
            else if (CsvQuotes.Close(text, ref _at, delimiter, isFull && Last == 0) is { } isClosed)
            {
                (_at, _opened, _isBroken) = isClosed ? (_at + 1, -1, false) : (_opened, -1, true);
            }
            else
            {
                break;
            }
        }

        // It was waited for more of a cell, and there is no room for more.
        if (isFull && Last == 0 && _opened >= 0)
        {
            (_at, _opened, _isBroken) = (_opened, -1, true);
            return Find(text, isFull);
        }

        return Last;
    }

    /// <summary>The text goes on, and what stands before a place is gone.</summary>
    internal void Cut(int at)
    {
        (_at, _opened, Last) = (_at - at, _opened < 0 ? -1 : _opened - at, 0);
    }

    private void FindLineEnd(ReadOnlySpan<byte> text)
    {
        var feed = text[_at..].IndexOf((byte)'\n');
        _at = feed < 0 ? text.Length : _at + feed + 1;
        (_isBroken, Last) = feed < 0 ? (true, Last) : (false, _at);
    }

    private void FindOpening(ReadOnlySpan<byte> text)
    {
        var quote = text[_at..].IndexOf((byte)'"');
        var plain = quote < 0 ? text[_at..] : text.Slice(_at, quote);
        Last = plain.LastIndexOf((byte)'\n') is >= 0 and var feed ? _at + feed + 1 : Last;
        _at += plain.Length;
        if (quote >= 0)
        {
            _opened = _at == 0 || text[_at - 1] == '\n' || text[_at - 1] == delimiter ? _at : -1;
            _at++;
        }
    }
}
