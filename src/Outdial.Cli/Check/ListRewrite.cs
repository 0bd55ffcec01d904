namespace Outdial.Cli;

/// <summary>Writes a list in another form: fixed, with more columns, or as a difference. Its files appear complete or
/// not at all.</summary>
internal sealed class ListRewrite : IDisposable
{
    private readonly Lock _lock = new();
    private readonly ReplacedFile? _file;
    private readonly ReplacedFile? _rejects;
    private readonly string? _rejectsPath;
    private readonly IListOutput _output;
    private readonly HashedStream? _source;
    private bool _isChanged;
    private bool _isOver;

    /// <summary>Begins the files.</summary>
    /// <param name="input">What is written, and where.</param>
    /// <param name="terminal">Opens the standard output.</param>
    /// <param name="list">The list.</param>
    /// <param name="columns">The columns that are added; null if none are.</param>
    /// <exception cref="UnwrittenException">A file cannot be written.</exception>
    internal ListRewrite(CheckInput input, Terminal terminal, ListInput list, VerdictColumns? columns)
    {
        Path = input.ListOutput!;
        _rejectsPath = input.Rejects;
        _source = list.Stream as HashedStream;
        try
        {
            _file = Path == PayloadSource.StandardInput
                ? null : UnwrittenException.Guard(Path, () => new ReplacedFile(Path));
            _rejects = _rejectsPath is null
                ? null : UnwrittenException.Guard(_rejectsPath, () => new ReplacedFile(_rejectsPath));
            var output = new ByteOutput(_file?.Stream ?? terminal.OpenOutput(), Path);
            _output = input.Diff
                ? new ListDiff(output, input.Numbers!)
                : new ListWriter(
                    output,
                    _rejects is null ? null : new ByteOutput(_rejects.Stream, _rejectsPath!),
                    list.Delimiter,
                    columns);
            _output.Begin(list.Table is { } table ? table.Head.Span : [], list.Table?.HasHeader == true);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The file with the list as it was given; <c>-</c> for the standard output.</summary>
    internal string Path { get; }

    /// <summary>Writes a block.</summary>
    /// <exception cref="UnwrittenException">It cannot be written.</exception>
    internal void Write(ListBlock block, IReadOnlyList<RowEdit> edits)
    {
        _isChanged |= edits.Count > 0;
        _output.Write(block, edits);
    }

    /// <summary>Ends the files, and puts them in their places: none of them if one cannot be.</summary>
    /// <exception cref="UnwrittenException">One cannot be.</exception>
    internal void Complete()
    {
        _output.End();
        if (_rejects is not null)
        {
            UnwrittenException.Guard(_rejectsPath!, _rejects.Complete);
        }

        // In place, a list without changes is not touched.
        var file = _source is null || _isChanged ? _file : null;
        if (file is not null)
        {
            UnwrittenException.Guard(Path, file.Complete);
        }

        lock (_lock)
        {
            if (!_isOver)
            {
                _isOver = true;
                Place(file);
            }
        }
    }

    /// <summary>Leaves every file as it was. Another thread may still be writing.</summary>
    /// <returns>What to say of it; null if there is nothing to say.</returns>
    internal string? Abandon()
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return null;
            }

            _isOver = true;
            Dispose();
            return Path == PayloadSource.StandardInput
                ? "The list was not written to its end."
                : $"{VisibleText.Of(Path)} was not written.";
        }
    }

    public void Dispose()
    {
        (_output as IDisposable)?.Dispose();
        _file?.Dispose();
        _rejects?.Dispose();
    }

    private void Place(ReplacedFile? file)
    {
        if (_rejects is not null)
        {
            UnwrittenException.Guard(_rejectsPath!, () => _rejects.Place());
        }

        try
        {
            UnwrittenException.Guard(Path, () => file?.Place(_source?.Hash()));
        }
        catch (UnwrittenException)
        {
            _rejects?.Undo();
            throw;
        }
    }
}
