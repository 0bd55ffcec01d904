using System.Text;
using System.Text.Unicode;

namespace Outdial.Cli;

/// <summary>A table of which one column is checked, and what of it has been read already.</summary>
/// <param name="Delimiter">What stands between cells.</param>
/// <param name="Column">The column, from 0.</param>
/// <param name="Begun">The rows that have been read, without a byte order mark and a header.</param>
/// <param name="FirstLine">The number of the line with which they begin.</param>
/// <param name="BlockSize">How many bytes of it are read at once; no row is longer.</param>
internal sealed record CsvTable(byte Delimiter, int Column, ReadOnlyMemory<byte> Begun, long FirstLine, int BlockSize)
{
    // As many bytes as tell the format of a file, and the line sep=; in quotes.
    private const int Enough = 16;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the beginning of a table, as far as it tells which column is meant.</summary>
    /// <param name="stream">The table.</param>
    /// <param name="column">The column's name or its number.</param>
    /// <param name="named">What stands between cells; null where it is not named: what the table's first line says
    /// (<c>sep=;</c>, as spreadsheets write it), else a comma.</param>
    /// <param name="blockSize">How many bytes are read at once.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The table; or why there is none, for who called the command.</returns>
    /// <exception cref="InvalidDataException">It is UTF-16, or a workbook.</exception>
    internal static async Task<(CsvTable? Table, string? Misuse)> OpenAsync(
        Stream stream, string column, byte? named, int blockSize, CancellationToken cancellationToken)
    {
        var number = CsvColumn.NumberOf(column);
        var buffer = new byte[blockSize];
        var length = await stream.ReadAtLeastAsync(
            buffer, Math.Min(Enough, blockSize), throwOnEndOfStream: false, cancellationToken);
        ForeignFormat.Refuse(buffer.AsSpan(0, length));
        var mark = buffer.AsSpan(0, length).StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        var (separated, said) = Separator(buffer.AsSpan(mark..length));
        var delimiter = named ?? said ?? CsvColumn.Comma;
        mark += separated;
        var firstLine = separated > 0 ? 2 : 1;
        if (number is not null)
        {
            return (
                new CsvTable(delimiter, number.Value - 1, buffer.AsMemory(mark..length), firstLine, blockSize), null);
        }

        var (read, ends) = (length, new CsvRowEnds(delimiter));
        while (ends.Find(buffer.AsSpan(mark..length), isFull: length == blockSize) == 0 && read > 0 &&
            length < blockSize)
        {
            read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            length += read;
        }

        // A row that is longer than that has no end, and is no header.
        var text = buffer.AsMemory(mark..length);
        return ends.Last == 0 && length == blockSize
            ? (null, $"The first line is longer than {blockSize:N0} bytes: it is no header. {CsvColumn.ByNumber}")
            : WithHeader(text, column, delimiter, firstLine, blockSize);
    }

    // How long the line is that says what stands between cells, and what it says; 0 and null if there is none.
    private static (int Length, byte? Delimiter) Separator(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        var line = (end < 0 ? text : text[..end]).TrimEnd((byte)'\r').Trim((byte)'"');
        return line.Length == 5 && Ascii.EqualsIgnoreCase(line[..4], "sep="u8) && Ascii.IsValid(line[4])
            ? (end < 0 ? text.Length : end + 1, line[4])
            : (0, null);
    }

    private static (CsvTable? Table, string? Misuse) WithHeader(
        ReadOnlyMemory<byte> text, string column, byte delimiter, int firstLine, int blockSize)
    {
        var row = new CsvRow(text.Span, delimiter);
        var names = new List<string>();
        while (row.MoveNext())
        {
            names.Add(CsvColumn.TextOf(row.Cell, row.IsQuoted));
        }

        if (row.Unclosed >= 0)
        {
            return (null, $"A quote in the header is not closed. Close it. {CsvColumn.ByNumber}");
        }

        var (index, misuse) = CsvColumn.Find(names, column, delimiter);
        if (misuse is not null && !Utf8.IsValid(text.Span[..row.End]))
        {
            return (null, "The header is not UTF-8, but another encoding such as windows-1252. Save the file as " +
                $"UTF-8. {CsvColumn.ByNumber}");
        }

        var lines = text.Span[..row.End].Count((byte)'\n');
        return misuse is null ? (new CsvTable(delimiter, index, text[row.End..], lines + firstLine, blockSize), null)
            : (null, misuse);
    }
}
