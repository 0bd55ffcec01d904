using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Outdial.Lists;

namespace Outdial.Cli;

/// <summary>A list's file: its digest, its header, and its rows as they are read.</summary>
internal sealed class ListFile
{
    // A row that is longer is no row of a list.
    private const int MostRow = 1 << 20;

    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    private readonly string _path;
    private readonly byte _delimiter;
    private readonly bool _isTable;
    private readonly int _heads;

    private ListFile(string path, byte delimiter, bool isTable, int heads) =>
        (_path, _delimiter, _isTable, _heads) = (path, delimiter, isTable, heads);

    /// <summary>The names of its columns; null if it has no header.</summary>
    internal List<string>? Header { get; private init; }

    internal byte Delimiter => _delimiter;

    /// <summary>Looks at the beginning of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isTable">Whether a column is named.</param>
    /// <param name="hasHeader">Whether a column is named by its name.</param>
    /// <param name="delimiter">The character between columns; null for that of the line <c>sep=</c>, else a
    /// comma.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no text in UTF-8.</exception>
    internal static ListFile Open(string path, bool isTable, bool hasHeader, byte? delimiter)
    {
        if (path == PayloadSource.StandardInput)
        {
            throw new IOException("A list is read twice, and the standard input only once: save it as a file.");
        }

        if (Directory.Exists(path))
        {
            throw new IOException("It is a folder; a list is one file.");
        }

        using var stream = File.OpenRead(path);
        var start = new byte[MostRow];
        var length = stream.ReadAtLeast(start, MostRow, throwOnEndOfStream: false);
        var text = start.AsSpan(0, length);
        ForeignFormat.Refuse(text);
        ForeignFormat.RefuseBareReturns(text);
        text = text.StartsWith(Mark) ? text[Mark.Length..] : text;
        var separator = CsvTable.Separator(text);
        text = text[separator.Length..];
        var between = delimiter ?? separator.Delimiter ?? CsvColumn.Comma;
        List<string>? header = null;
        if (hasHeader)
        {
            var row = new CsvRow(text, between);
            header = [];
            while (row.MoveNext())
            {
                header.Add(CsvColumn.TextOf(row.Cell, row.IsQuoted));
            }

            if (!Utf8.IsValid(text[..row.End]))
            {
                throw new InvalidDataException(
                    "The header is not UTF-8, but another encoding such as windows-1252.");
            }
        }

        return new ListFile(path, between, isTable, (separator.Length > 0 ? 1 : 0) + (hasHeader ? 1 : 0))
        {
            Header = header,
        };
    }

    /// <summary>A digest of all its bytes.</summary>
    internal async Task<string> DigestAsync(CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(_path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    /// <summary>Its rows; one that cannot be read is a row with a fault.</summary>
    /// <param name="make">Makes a row of cells. Null for a row that is empty.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async IAsyncEnumerable<CallListRow> RowsAsync(
        Func<long, List<string>, Diagnostic?, CallListRow?> make,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(
            _path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: false);
        var (buffer, length, line, heads) = (new byte[1 << 18], 0, 1L, _heads);
        var rows = new List<CallListRow>();
        while (true)
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            length += read;
            var isLast = read == 0;
            var used = Take(buffer.AsSpan(0, length), isLast, ref line, ref heads, make, rows);
            foreach (var row in rows)
            {
                yield return row;
            }

            rows.Clear();
            buffer.AsSpan(used..length).CopyTo(buffer);
            length -= used;
            if (isLast)
            {
                yield break;
            }
        }
    }

    private int Take(
        Span<byte> text,
        bool isLast,
        ref long line,
        ref int heads,
        Func<long, List<string>, Diagnostic?, CallListRow?> make,
        List<CallListRow> rows)
    {
        var at = line == 1 && text.StartsWith(Mark) ? Mark.Length : 0;
        var ends = new CsvRowEnds(_isTable ? _delimiter : (byte)'\n');
        var whole = isLast ? text.Length
            : _isTable ? at + ends.Find(text[at..], isFull: text.Length > MostRow)
            : text.LastIndexOf((byte)'\n') + 1;
        while (at < whole)
        {
            var (cells, end, lines, fault) = _isTable ? Cells(text[at..whole]) : Line(text[at..whole]);
            if (heads > 0)
            {
                heads--; // the line sep=, the header
            }
            else if (make(line, cells, fault) is { } row)
            {
                rows.Add(row);
            }

            line += lines;
            at += end;
        }

        return at;
    }

    private (List<string> Cells, int End, long Lines, Diagnostic? Fault) Cells(ReadOnlySpan<byte> text)
    {
        var row = new CsvRow(text, _delimiter);
        var cells = new List<string>();
        while (row.MoveNext())
        {
            cells.Add(CsvColumn.TextOf(row.Cell, row.IsQuoted));
        }

        row.Finish();
        var fault = row.Unclosed >= 0 ? new Diagnostic(ListRules.UnclosedQuote)
            : row.End > ListBlock.Size ? new Diagnostic(ListRules.RowTooLong)
            : null;
        return (cells, row.End, row.HasQuotes ? Math.Max(1, text[..row.End].Count((byte)'\n')) : 1, fault);
    }

    private static (List<string> Cells, int End, long Lines, Diagnostic? Fault) Line(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        var line = end < 0 ? text : text[..end];
        line = line is [.., (byte)'\r'] ? line[..^1] : line;
        return ([Encoding.UTF8.GetString(line)], end < 0 ? text.Length : end + 1, 1, null);
    }
}
