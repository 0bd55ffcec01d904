using Outdial.TestSupport;

namespace Outdial.Cli.Tests;

/// <summary>A stream that cannot be read to its end.</summary>
/// <param name="inner">What it says.</param>
/// <param name="length">How many bytes of it can be read.</param>
internal sealed class BrokenStream(Stream inner, long length) : ReadOnlyStream
{
    private long _at;

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
}
