using System.Text;
using System.Text.Unicode;

namespace Outdial.Cli;

/// <summary>A table of which one column is checked.</summary>
/// <param name="Delimiter">The delimiter of cells.</param>
/// <param name="Column">The column, from 0.</param>
/// <param name="Begun">The rows that have been read already, without byte order mark and header.</param>
/// <param name="FirstLine">The number of their first line.</param>
/// <param name="BlockSize">How many bytes of it are read at once; no row is longer.</param>
internal sealed record CsvTable(byte Delimiter, int Column, ReadOnlyMemory<byte> Begun, long FirstLine, int BlockSize)
{
    /// <summary>What comes before the rows: byte order mark, <c>sep=</c> and header, as they are in the
    /// file.</summary>
    internal ReadOnlyMemory<byte> Head { get; private init; }

    /// <summary>Whether <see cref="Head"/> ends with a row of names.</summary>
    internal bool HasHeader { get; private init; }

    // Enough bytes to tell the format of a file, and for the line sep=; in quotes.
    private const int Enough = 16;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the beginning of a table: up to its header, if the column is named by it.</summary>
    /// <param name="stream">The table.</param>
    /// <param name="column">The column's name or its number.</param>
    /// <param name="named">The delimiter; null for that of the table's first line (<c>sep=;</c>, as spreadsheets write
    /// it), else a comma.</param>
    /// <param name="blockSize">How many bytes are read at once.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The table; or the message that says why there is none.</returns>
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
                new CsvTable(delimiter, number.Value - 1, buffer.AsMemory(mark..length), firstLine, blockSize)
                {
                    Head = buffer.AsMemory(..mark),
                },
                null);
        }

        var (read, ends) = (length, new CsvRowEnds(delimiter));
        while (ends.Find(buffer.AsSpan(mark..length), isFull: length == blockSize) == 0 && read > 0 &&
            length < blockSize)
        {
            read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            length += read;
        }

        // A row without an end in so many bytes is not a header.
        var text = buffer.AsMemory(mark..length);
        if (ends.Last == 0 && length == blockSize)
        {
            return (
                null, $"The first line is longer than {blockSize:N0} bytes: it is no header. {CsvColumn.ByNumber}");
        }

        var (table, misuse) = WithHeader(text, column, delimiter, firstLine, blockSize);
        return (table is null ? null : table with { Head = buffer.AsMemory(..(length - table.Begun.Length)) }, misuse);
    }

    // The length of a first line that names the delimiter, and the delimiter; 0 and null if there is no such line.
    internal static (int Length, byte? Delimiter) Separator(ReadOnlySpan<byte> text)
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
        return misuse is null
            ? (new CsvTable(delimiter, index, text[row.End..], lines + firstLine, blockSize) { HasHeader = true }, null)
            : (null, misuse);
    }
}
