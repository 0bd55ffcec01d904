namespace Outdial.Cli;

/// <summary>A list that was opened, or why it was not.</summary>
/// <param name="Stream">The list, or what is left of it; null if it could not be opened.</param>
/// <param name="Table">The table that it is; null if an address stands on each line.</param>
/// <param name="Misuse">Why it cannot be what the command line says.</param>
/// <param name="Fault">Why it could not be read.</param>
internal sealed record ListInput(Stream? Stream, CsvTable? Table, string? Misuse, Diagnostic? Fault) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Stream?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Opens a list, and reads the header of a table.</summary>
    /// <param name="open">Opens the file.</param>
    /// <param name="column">The column with the addresses; null if it is no table.</param>
    /// <param name="delimiter">What stands between columns.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async Task<ListInput> OpenAsync(
        Func<Stream> open, string? column, byte delimiter, CancellationToken cancellationToken)
    {
        Stream? stream = null;
        try
        {
            stream = open();
            var (table, misuse) = column is null ? (null, null)
                : await CsvTable.OpenAsync(stream, column, delimiter, ListBlock.Size, cancellationToken);
            return new ListInput(stream, table, misuse, null);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return new ListInput(stream, null, null, Unreadable(exception));
        }
    }

    /// <summary>Looks at the beginning of a file, which shows that it is no UTF-8: to say it of every line would be to
    /// say what each has instead of digits.</summary>
    /// <exception cref="InvalidDataException">It is UTF-16.</exception>
    internal static void RefuseUtf16(ReadOnlySpan<byte> beginning)
    {
        if (beginning is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new InvalidDataException("The file is UTF-16.");
        }
    }

    internal static bool IsUnreadable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or InvalidDataException;

    internal static Diagnostic Unreadable(Exception exception)
    {
        var diagnostic = new Diagnostic(JsonRules.FileNotRead, exception.Message);
        return exception is InvalidDataException ? diagnostic with { Help = "Save it as UTF-8." } : diagnostic;
    }
}
