namespace Outdial.Cli;

/// <summary>A table of which one column is checked, and what of it has been read already.</summary>
/// <param name="Delimiter">What stands between cells.</param>
/// <param name="Column">The column, from 0.</param>
/// <param name="Begun">The rows that have been read, without a byte order mark and a header.</param>
/// <param name="FirstLine">The number of the line with which they begin.</param>
/// <param name="BlockSize">How many bytes of it are read at once; no row is longer.</param>
internal sealed record CsvTable(byte Delimiter, int Column, ReadOnlyMemory<byte> Begun, long FirstLine, int BlockSize)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the beginning of a table, as far as it tells which column is meant.</summary>
    /// <param name="stream">The table.</param>
    /// <param name="column">The column's name or its number.</param>
    /// <param name="delimiter">What stands between cells.</param>
    /// <param name="blockSize">How many bytes are read at once.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The table; or why there is none, for who called the command.</returns>
    /// <exception cref="InvalidDataException">It is UTF-16.</exception>
    internal static async Task<(CsvTable? Table, string? Misuse)> OpenAsync(
        Stream stream, string column, byte delimiter, int blockSize, CancellationToken cancellationToken)
    {
        var number = CsvColumn.NumberOf(column);
        var buffer = new byte[blockSize];
        var length = await stream.ReadAtLeastAsync(
            buffer, ByteOrderMark.Length, throwOnEndOfStream: false, cancellationToken);
        ListInput.RefuseUtf16(buffer.AsSpan(0, length));
        var mark = buffer.AsSpan(0, length).StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        if (number is not null)
        {
            return (new CsvTable(delimiter, number.Value - 1, buffer.AsMemory(mark..length), 1, blockSize), null);
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
            : WithHeader(text, column, delimiter, blockSize);
    }

    private static (CsvTable? Table, string? Misuse) WithHeader(
        ReadOnlyMemory<byte> text, string column, byte delimiter, int blockSize)
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
        var lines = text.Span[..row.End].Count((byte)'\n');
        return misuse is null ? (new CsvTable(delimiter, index, text[row.End..], lines + 1, blockSize), null)
            : (null, misuse);
    }
}
