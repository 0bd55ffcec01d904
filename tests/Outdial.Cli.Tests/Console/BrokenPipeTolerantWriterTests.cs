namespace Outdial.Cli.Tests;

public sealed class BrokenPipeTolerantWriterTests
{
    [Fact]
    public void Writes_at_once_and_asks_no_other_thread()
    {
        using var text = new StringWriter { NewLine = "\n" };
        using var writer = new BrokenPipeTolerantWriter(text);
        Assert.All(
            [() => writer.WriteAsync("a"), () => writer.WriteLineAsync("b"), writer.FlushAsync],
            (Func<Task> write) => Assert.True(write().IsCompletedSuccessfully));
        Assert.Equal("ab\n", text.ToString());
    }

    [Fact]
    public async Task Goes_on_with_the_next_where_one_is_closed()
    {
        using var text = new StringWriter { NewLine = "\n" };
        await using var closed = new StreamWriter(new FullDisk()) { AutoFlush = true };
        using var writer = new BrokenPipeTolerantWriter(closed, text);
        Assert.False(writer.IsDiverted);
        await writer.WriteLineAsync("a");
        Assert.True(writer.IsDiverted);
        Assert.Equal("a\n", text.ToString());
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }
    }
}
