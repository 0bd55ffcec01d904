namespace Outdial.Cli;

/// <summary>Finds the ends of rows in a text that grows. Only a quote can hide a line end, so it reads from quote to
/// quote.</summary>
/// <remarks>It has the rules of <see cref="CsvRow"/>: a quote opens a cell only at the cell's beginning, and an
/// unclosed cell ends with its line. It reads each quote twice at most: after an unclosed quote there are only pairs,
/// which open no cell.</remarks>
/// <param name="delimiter">The delimiter of cells.</param>
internal sealed class CsvRowEnds(byte delimiter)
{
    private int _at;
    private int _opened = -1;
    private bool _isBroken;

    /// <summary>The end of the last complete row; 0 if there is none.</summary>
    internal int Last { get; private set; }

    /// <summary>Continues to the end of a text that begins with a row.</summary>
    /// <param name="text">The text since the last cut; its beginning may have been read before.</param>
    /// <param name="isFull">Whether there is no room for more text.</param>
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

        // The quoted cell needs more text, and there is no room for it: it counts as unclosed.
        if (isFull && Last == 0 && _opened >= 0)
        {
            (_at, _opened, _isBroken) = (_opened, -1, true);
            return Find(text, isFull);
        }

        return Last;
    }

    /// <summary>Continues with a text whose beginning has been removed.</summary>
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
