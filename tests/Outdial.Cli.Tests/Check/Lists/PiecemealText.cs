namespace Outdial.Cli.Tests;

/// <summary>A stream that gives few bytes at once, as pipes do.</summary>
internal sealed class PiecemealText(byte[] text, int piece) : MemoryStream(text)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
}
