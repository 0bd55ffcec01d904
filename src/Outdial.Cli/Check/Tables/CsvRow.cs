namespace Outdial.Cli;

/// <summary>Walks along the cells of the first row of a text. Nothing is copied.</summary>
/// <param name="text">The row, and whatever stands behind it.</param>
/// <param name="delimiter">What stands between cells.</param>
internal ref struct CsvRow(ReadOnlySpan<byte> text, byte delimiter)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;
    private bool _isOver;

    /// <summary>Where the row ends, behind its line end: known when its last cell has been passed.</summary>
    internal int End { get; private set; }

    /// <summary>How many cells have been passed.</summary>
    internal int Count { get; private set; }

    /// <summary>What stands in the cell, without its quotes; in a quoted one, quotes are still doubled.</summary>
    internal ReadOnlySpan<byte> Cell { get; private set; }

    /// <summary>Where <see cref="Cell"/> begins.</summary>
    internal int Start { get; private set; }

    /// <summary>Whether the cell stands in quotes.</summary>
    internal bool IsQuoted { get; private set; }

    /// <summary>Whether a cell so far stands in quotes: only such a row has more than one line.</summary>
    internal bool HasQuotes { get; private set; }

    /// <summary>A quote that nothing closes; -1 if there is none. With its line the row is over.</summary>
    internal int Unclosed { get; private set; } = -1;

    /// <summary>Goes to the next cell; false if there is none.</summary>
    internal bool MoveNext()
    {
        if (_isOver)
        {
            return false;
        }

        IsQuoted = IsQuote(_at);
        return IsQuoted ? MoveOverQuoted() : MoveOverPlain();
    }

    /// <summary>Goes to the row's end.</summary>
    internal void Finish()
    {
        for (var from = _at; !_isOver;)
        {
            if (from == _at && IsQuote(from))
            {
                MoveNext();
                from = _at;
                continue;
            }

            // Cells without quotes are passed all at once.
            var stop = _text[from..].IndexOfAny((byte)'"', (byte)'\n');
            if (stop < 0 || _text[from + stop] == '\n')
            {
                EndAt(stop < 0 ? _text.Length : from + stop);
            }
            else if (stop > 0 && _text[from + stop - 1] == delimiter)
            {
                from = _at = from + stop;
            }
            else
            {
                from += stop + 1;
            }
        }
    }

    private bool MoveOverPlain()
    {
        var length = _text[_at..].IndexOfAny(delimiter, (byte)'\n');
        var end = length < 0 ? _text.Length : _at + length;
        Start = _at;
        Cell = _text[_at..end];
        Count++;
        if (length >= 0 && _text[end] == delimiter)
        {
            _at = end + 1;
            return true;
        }

        Cell = Cell is [.., (byte)'\r'] ? Cell[..^1] : Cell;
        EndAt(end);
        return true;
    }

    private bool MoveOverQuoted()
    {
        HasQuotes = true;
        var (open, close) = (_at, _at + 1);
        if (CsvQuotes.Close(_text, ref close, delimiter, isWhole: true) != true)
        {
            Unclosed = open;
            EndAt(_text[open..].IndexOf((byte)'\n') is >= 0 and var feed ? open + feed : _text.Length);
            return false;
        }

        Start = open + 1;
        Cell = _text[Start..close];
        Count++;
        _at = close + 1;
        if (_at < _text.Length && _text[_at] == delimiter)
        {
            _at++;
        }
        else
        {
            EndAt(_text[_at..] is [(byte)'\r', ..] ? _at + 1 : _at);
        }

        return true;
    }

    private readonly bool IsQuote(int at) => at < _text.Length && _text[at] == '"';

    private void EndAt(int lineEnd)
    {
        _isOver = true;
        End = Math.Min(lineEnd + 1, _text.Length);
    }
}
