using System.CommandLine;

namespace Outdial.Cli;

/// <summary>A list's file that was looked at: its rows can be read.</summary>
/// <param name="File">The file.</param>
/// <param name="Digest">What it is known by.</param>
/// <param name="Columns">Which column says what.</param>
internal sealed record ListSource(ListFile File, string Digest, ListColumns Columns)
{
    /// <summary>Looks at the file, before an account or a ledger is asked for anything.</summary>
    /// <returns>The file; or the exit code, after it was said why it cannot be read.</returns>
    internal static async Task<(ListSource? Source, int Code)> OpenAsync(
        ParseResult parsed, ListOptions options, Terminal terminal, bool json, CancellationToken cancellationToken)
    {
        var path = parsed.GetValue(options.File)!; // it is required
        try
        {
            var column = parsed.GetValue(options.Column);
            var file = ListFile.Open(
                path,
                isTable: column is not null,
                hasHeader: column is not null && CsvColumn.NumberOf(column) is null,
                parsed.GetValue(options.Delimiter) is { } delimiter ? CsvColumn.DelimiterOf(delimiter) : null);
            var (columns, misuse) = ListColumns.Find(parsed, options, file.Header, file.Delimiter);
            return columns is null
                ? (null, CommandGuard.Say(terminal, misuse!, json)) // one of the two is there
                : (new ListSource(file, await file.DigestAsync(cancellationToken), columns), ExitCode.Done);
        }
        catch (Exception exception) when (ListInput.IsUnreadable(exception))
        {
            return (null, CommandGuard.Say(
                terminal, [ListInput.Unreadable(exception) with { Path = path }], json));
        }
    }

    /// <summary>Where a finding of a row stands: the file, the line, and the column.</summary>
    internal string Place(string path, long row, Diagnostic finding)
    {
        var place = $"{path}:{row}";
        return File.Header is { } header && Columns.Of(finding) is { } column
            ? $"{place}, column {header[column]}" : place;
    }
}
