namespace Outdial.Cli;

/// <summary>A file of any length that appears complete or not at all: it is written beside its place, and put there in
/// one step.</summary>
internal sealed class ReplacedFile : IDisposable
{
    private readonly string _target;
    private readonly FileStatus? _status;
    private readonly bool _isNew;
    private readonly string _draft;
    private bool _isSwapped;
    private bool _isMoved;

    /// <summary>Begins the new file.</summary>
    /// <param name="path">Its name. A file that has the name is replaced; what a link leads to, not the link.</param>
    /// <exception cref="IOException">It cannot be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write there.</exception>
    internal ReplacedFile(string path)
    {
        _target = RealPath.Of(path);
        if (Directory.Exists(_target))
        {
            throw new IOException("It is a folder.");
        }

        if (Path.GetDirectoryName(_target) is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder {folder}.");
        }

        _isNew = !Path.Exists(_target);
        if (!_isNew && FixedFile.Obstacle(_target) is { } obstacle)
        {
            throw new IOException(obstacle);
        }

        _status = FileStatus.Of(_target);
        DraftFile.RemoveOld(_target, TimeProvider.System);
        _draft = DraftFile.NameFor(_target);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows() && !_isNew)
        {
            // Until it is complete and has the permissions of the old file, only its owner can read it.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        Stream = new FileStream(_draft, options);
    }

    /// <summary>Takes the text.</summary>
    internal FileStream Stream { get; }

    /// <summary>Ends the text; it is on the disk afterwards.</summary>
    /// <exception cref="IOException">The disk is full, or the new file cannot have what the old one has.</exception>
    internal void Complete()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        if (!_isNew && FixedFile.Difference(_draft, _target, _status) is { } difference)
        {
            throw new IOException(difference);
        }
    }

    /// <summary>Puts the file in its place.</summary>
    /// <param name="before">The hash of what the file there must say; null if that does not matter.</param>
    /// <exception cref="IOException">It cannot be put there, or the file there is another one now: then nothing is
    /// changed.</exception>
    internal void Place(byte[]? before = null)
    {
        if (_isNew)
        {
            _isMoved = FileRename.TryMove(_draft, _target);
            if (!_isMoved)
            {
                File.Move(_draft, _target, overwrite: false);
                _isMoved = true;
            }
        }
        else if (FileRename.TrySwap(_draft, _target))
        {
            // Compared afterwards, so that there is no moment at which another program's text can be lost.
            _isSwapped = true;
            if (!IsAsBefore(_draft, before))
            {
                Undo();
                throw new IOException(FixedFile.Changed);
            }
        }
        else if (IsAsBefore(_target, before))
        {
            File.Move(_draft, _target, overwrite: true);
        }
        else
        {
            throw new IOException(FixedFile.Changed);
        }
    }

    /// <summary>Puts back what was there, where the system can swap two files.</summary>
    internal void Undo()
    {
        if (_isSwapped)
        {
            _isSwapped = !FileRename.TrySwap(_draft, _target);
        }
        else if (_isMoved)
        {
            DraftFile.Remove(_target);
            _isMoved = false;
        }
    }

    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // The disk is full, and the draft is removed.
        }

        DraftFile.Remove(_draft);
    }

    private bool IsAsBefore(string path, byte[]? before) =>
        (_status is not { } known || (FileStatus.Of(path) is { } there && there.IsSame(known))) &&
        (before is null || HashedStream.Of(path).AsSpan().SequenceEqual(before));
}
