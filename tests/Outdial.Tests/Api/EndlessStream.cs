using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>A body that has no end.</summary>
internal sealed class EndlessStream : ReadOnlyStream
{
    /// <summary>How many bytes were read of all.</summary>
    internal long Taken { get; private set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        Array.Fill(buffer, (byte)' ', offset, count);
        Taken += count;
        return count;
    }
}
