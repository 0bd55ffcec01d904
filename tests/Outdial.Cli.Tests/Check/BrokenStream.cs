namespace Outdial.Cli.Tests;

/// <summary>A stream that cannot be read to its end.</summary>
/// <param name="inner">What it says.</param>
/// <param name="length">How many bytes of it can be read.</param>
internal sealed class BrokenStream(Stream inner, long length) : Stream
{
    private long _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _at;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_at == length)
        {
            throw new IOException("The disk is gone.");
        }

        var read = inner.Read(buffer, offset, (int)Math.Min(count, length - _at));
        _at += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
