using System.Text;

namespace Outdial.Cli;

/// <summary>Writes for as long as somebody reads. Nobody reading is no reason to lose the outcome's exit
/// code.</summary>
/// <param name="ways">Streams of the process, which may be closed or broken: the first that works is written to,
/// because a conversation's id must not be lost either. They are the process's own, and are not closed here.</param>
internal sealed class EnduringWriter(params TextWriter[] ways) : TextWriter
{
    private int _way;

    /// <summary>Whether the first stream could not be written to.</summary>
    internal bool IsDiverted => _way > 0;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Try(to => to.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(to => to.Write(buffer, index, count));

    public override void Write(string? value) => Try(to => to.Write(value));

    public override void WriteLine(string? value) => Try(to => to.WriteLine(value));

    public override void Flush() => Try(to => to.Flush());

    // At once: what this is made from would ask another thread, which takes longer than the writing.
    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    public override Task FlushAsync()
    {
        Flush();
        return Task.CompletedTask;
    }

    private void Try(Action<TextWriter> write)
    {
        while (_way < ways.Length)
        {
            try
            {
                write(ways[_way]);
                return;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                _way++;
            }
        }
    }
}
