namespace Outdial.Cli;

/// <summary>A list that was opened, or why it was not.</summary>
/// <param name="Stream">The list, or what is left of it; null if it could not be opened.</param>
/// <param name="Table">The table that it is; null if each line is an address.</param>
/// <param name="Misuse">Why it cannot be what the command line says.</param>
/// <param name="Fault">Why it could not be read.</param>
internal sealed record ListInput(Stream? Stream, CsvTable? Table, string? Misuse, Diagnostic? Fault) : IAsyncDisposable
{
    // As much of a file as its first line usually has.
    private const int FirstLine = 4_096;

    /// <summary>Whether it looks like a table, though no column is named.</summary>
    internal bool LooksLikeTable { get; init; }

    /// <summary>The delimiter of cells; of a list of lines, what is written between a line and what is added to
    /// it.</summary>
    internal byte Delimiter => Table?.Delimiter ?? (byte)'\t';

    public ValueTask DisposeAsync() => Stream?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Opens a list, and reads the header of a table.</summary>
    /// <param name="open">Opens the file.</param>
    /// <param name="column">The column with the addresses; null if it is not a table.</param>
    /// <param name="delimiter">The character between columns; null where it is not named.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async Task<ListInput> OpenAsync(
        Func<Stream> open, string? column, byte? delimiter, CancellationToken cancellationToken)
    {
        Stream? stream = null;
        try
        {
            stream = open();
            var beginning = await BeginningAsync(stream, cancellationToken);
            ForeignFormat.Refuse(beginning.Span); // some of them have a carriage return in them
            ForeignFormat.RefuseBareReturns(beginning.Span);
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
