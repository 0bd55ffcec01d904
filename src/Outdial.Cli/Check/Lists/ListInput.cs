using System.Text;

namespace Outdial.Cli;

/// <summary>A list that was opened, or why it was not.</summary>
/// <param name="Stream">The list, or what is left of it; null if it could not be opened.</param>
/// <param name="Table">The table that it is; null if an address stands on each line.</param>
/// <param name="Misuse">Why it cannot be what the command line says.</param>
/// <param name="Fault">Why it could not be read.</param>
internal sealed record ListInput(Stream? Stream, CsvTable? Table, string? Misuse, Diagnostic? Fault) : IAsyncDisposable
{
    private static ReadOnlySpan<byte> VCard => "BEGIN:VCARD"u8;

    // As much of a file as its first line usually has.
    private const int FirstLine = 4_096;

    /// <summary>Whether it looks like a table, though no column is named.</summary>
    internal bool LooksLikeTable { get; init; }

    public ValueTask DisposeAsync() => Stream?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Opens a list, and reads the header of a table.</summary>
    /// <param name="open">Opens the file.</param>
    /// <param name="column">The column with the addresses; null if it is no table.</param>
    /// <param name="delimiter">What stands between columns; null where it is not named.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async Task<ListInput> OpenAsync(
        Func<Stream> open, string? column, byte? delimiter, CancellationToken cancellationToken)
    {
        Stream? stream = null;
        try
        {
            stream = open();
            var beginning = await BeginningAsync(stream, cancellationToken);
            RefuseOtherFormats(beginning.Span); // some of them have a carriage return in them
            RefuseBareReturns(beginning.Span);
            var (table, misuse) = column is null ? (null, null)
                : await CsvTable.OpenAsync(stream, column, delimiter, ListBlock.Size, cancellationToken);
            return new ListInput(stream, table, misuse, null)
            {
                LooksLikeTable = column is null && HasDelimiter(beginning.Span),
            };
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return new ListInput(stream, null, null, Unreadable(exception));
        }
    }

    /// <summary>Looks at the beginning of a file, which shows that it is no UTF-8: to say it of every line would be to
    /// say what each has instead of digits.</summary>
    /// <exception cref="InvalidDataException">It is UTF-16, or a workbook.</exception>
    internal static void RefuseOtherFormats(ReadOnlySpan<byte> beginning)
    {
        switch (beginning)
        {
            case [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..]:
                throw new InvalidDataException("The file is UTF-32.");
            case [> 0, 0, 0, 0, > 0, 0, 0, 0, ..] or [0, 0, 0, > 0, 0, 0, 0, > 0, ..]:
                throw new InvalidDataException("The file is UTF-32 without a byte order mark.");
            case [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]:
                throw new InvalidDataException("The file is UTF-16.");
            case [> 0, 0, > 0, 0, ..] or [0, > 0, 0, > 0, ..]:
                throw new InvalidDataException("The file is UTF-16 without a byte order mark.");
            case [(byte)'P', (byte)'K', 3, 4, ..]:
                throw new InvalidDataException("The file is a workbook (xlsx) or another ZIP archive, not a text.");
            case [0xD0, 0xCF, 0x11, 0xE0, ..]:
                throw new InvalidDataException("The file is a workbook (xls), not a text.");
            case [0x1F, 0x8B, ..]:
                throw new InvalidDataException("The file is compressed with gzip (gz), not a text: unpack it first.");
            case [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31, 0x41, ..]:
                throw new InvalidDataException("The file is compressed with bzip2 (bz2), not a text: unpack it first.");
            case [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..]:
                throw new InvalidDataException("The file is compressed with xz, not a text: unpack it first.");
            case [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..]:
                throw new InvalidDataException("The file is a PDF, not a text.");
        }

        if (beginning.Length >= VCard.Length && Ascii.EqualsIgnoreCase(beginning[..VCard.Length], VCard))
        {
            throw new InvalidDataException(
                "The file is a vCard (vcf), whose numbers stand in lines that begin with TEL: export it as CSV.");
        }
    }

    // Empty for what cannot be read again from its beginning.
    private static async Task<ReadOnlyMemory<byte>> BeginningAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (!stream.CanSeek)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        var beginning = new byte[FirstLine];
        var length = await stream.ReadAtLeastAsync(
            beginning, FirstLine, throwOnEndOfStream: false, cancellationToken);
        stream.Seek(0, SeekOrigin.Begin);
        return beginning.AsMemory(0, length);
    }

    // In quotes, a carriage return belongs to a cell.
    private static void RefuseBareReturns(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\r');
        if (end > 0 && end < text.Length - 1 && text.IndexOfAny("\n\""u8) < 0)
        {
            throw new InvalidDataException(
                "The lines of the file end in CR alone, as on old Macs; a line ends in LF, or CR and LF.");
        }
    }

    // A first line of several words between commas is a header, and no address.
    private static bool HasDelimiter(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        return text.StartsWith("sep="u8) || (end >= 0 ? text[..end] : text).IndexOfAny(",;\t|"u8) >= 0;
    }

    internal static bool IsUnreadable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or InvalidDataException;

    internal static Diagnostic Unreadable(Exception exception)
    {
        var diagnostic = new Diagnostic(JsonRules.FileNotRead, exception.Message);
        return exception is InvalidDataException
            ? diagnostic with { Help = "Save it as CSV or text in UTF-8." }
            : diagnostic;
    }
}
