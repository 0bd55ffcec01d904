using System.Globalization;
using System.Text;

namespace Outdial.Cli;

/// <summary>A part of a difference. Its first line counts those that follow, so it is kept until it ends: on the disk
/// if it is long.</summary>
/// <param name="oldLine">The number of its first line in the old file.</param>
/// <param name="newLine">The same in the new file.</param>
internal sealed class DiffHunk(long oldLine, long newLine) : IDisposable
{
    private const int MostInMemory = 1 << 20;

    private Stream _lines = new MemoryStream();
    private (long Length, long Old, long New) _mark;
    private long _oldCount;
    private long _newCount;
    private bool _hasLineEnd = true;

    /// <summary>Counts lines of the old and the new file.</summary>
    internal void Count(long old, long @new)
    {
        _oldCount += old;
        _newCount += @new;
    }

    /// <summary>Notes that it may end here.</summary>
    internal void Mark() => _mark = (_lines.Length, _oldCount, _newCount);

    /// <summary>Takes away what was written since <see cref="Mark"/>.</summary>
    internal void Trim()
    {
        _lines.SetLength(_mark.Length);
        (_hasLineEnd, _oldCount, _newCount) = (true, _mark.Old, _mark.New);
    }

    /// <summary>Writes a line, or a part of one.</summary>
    /// <param name="mark">What the line begins with; empty inside a line.</param>
    /// <param name="text">The line, with its end if it has one.</param>
    internal void Write(string mark, ReadOnlySpan<byte> text)
    {
        if (mark.Length > 0)
        {
            EndLine();
            _lines.WriteByte((byte)mark[0]);
        }

        _lines.Write(text);
        _hasLineEnd = text is [.., (byte)'\n'];
        if (_lines is MemoryStream { Length: > MostInMemory } memory)
        {
            _lines = Spool();
            memory.WriteTo(_lines);
            memory.Dispose();
        }
    }

    /// <summary>Writes whole lines.</summary>
    /// <returns>How many.</returns>
    internal long WriteLines(string mark, ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (; !text.IsEmpty; count++)
        {
            var feed = text.IndexOf((byte)'\n');
            var line = feed < 0 ? text : text[..(feed + 1)];
            Write(mark, line);
            text = text[line.Length..];
        }

        return count;
    }

    /// <summary>Writes it where it goes.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal void CopyTo(ByteOutput output)
    {
        EndLine();

        // Of no lines, the number is that of the line before.
        var (old, @new) = (_oldCount == 0 ? oldLine - 1 : oldLine, _newCount == 0 ? newLine - 1 : newLine);
        output.Write(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"@@ -{old},{_oldCount} +{@new},{_newCount} @@\n")));
        _lines.Position = 0;
        var buffer = new byte[1 << 16];
        int read;
        while ((read = _lines.Read(buffer)) > 0)
        {
            output.Write(buffer.AsSpan(0, read));
        }
    }

    public void Dispose() => _lines.Dispose();

    private static FileStream Spool()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose,
            BufferSize = MostInMemory,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }

    private void EndLine()
    {
        if (!_hasLineEnd)
        {
            _lines.Write("\n\\ No newline at end of file\n"u8);
            _hasLineEnd = true;
        }
    }
}
