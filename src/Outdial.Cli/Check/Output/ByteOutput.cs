namespace Outdial.Cli;

/// <summary>Writes small pieces of bytes together.</summary>
/// <param name="to">Where to.</param>
/// <param name="path">The name of the file as it was given.</param>
internal sealed class ByteOutput(Stream to, string path)
{
    private readonly byte[] _buffer = new byte[1 << 18];
    private int _length;

    /// <summary>Writes bytes.</summary>
    /// <exception cref="UnwrittenException">They cannot be written.</exception>
    internal void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _length)
        {
            Flush();
            if (bytes.Length >= _buffer.Length / 4)
            {
                WriteThere(bytes);
                return;
            }
        }

        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Passes on what is held back.</summary>
    /// <exception cref="UnwrittenException">It cannot be written.</exception>
    internal void Flush()
    {
        // Forgotten first: what could not be written is not written a second time.
        var length = _length;
        _length = 0;
        WriteThere(_buffer.AsSpan(0, length));
    }

    private void WriteThere(ReadOnlySpan<byte> bytes)
    {
        try
        {
            to.Write(bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnwrittenException(path, exception.Message);
        }
    }
}
