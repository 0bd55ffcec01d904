using System.Text;

namespace Outdial.Cli;

/// <summary>Tolerates a broken pipe, so that a write error never replaces the outcome's exit
/// code.</summary>
/// <param name="ways">Streams of the process, which may be closed or broken: the first that works is written to,
/// because a conversation's id must not be lost either. They are the process's own, and are not closed here.</param>
internal sealed class BrokenPipeTolerantWriter(params TextWriter[] ways) : TextWriter
{
    // EPIPE, which Linux and macOS number alike.
    private const int BrokenPipe = 32;

    private int _way;

    /// <summary>Whether the first stream could not be written to.</summary>
    internal bool IsDiverted => _way > 0;

    /// <summary>Whether the first stream is a pipe whose reader has gone, if that is watched. The output then ends:
    /// no other stream gets the rest.</summary>
    internal bool IsUnread { get; private set; }

    /// <summary>Opens the first stream so that writing fails when its reader has gone; null if it is not a
    /// pipe.</summary>
    internal Func<TextWriter?>? Watched { get; init; }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Try(to => to.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(to => to.Write(buffer, index, count));

    /// <summary>From here on a pipe whose reader has gone is detected: for results without end.</summary>
    internal void Watch()
    {
        if (_way == 0 && Watched?.Invoke() is { } watched)
        {
            ways[0] = watched;
        }
    }

    /// <summary>Writes to the first stream, and nowhere else: what it does not take is too much for any
    /// other.</summary>
    internal void WriteThere(char[] buffer, int index, int count)
    {
        if (_way == 0)
        {
            Try(to => to.Write(buffer, index, count), again: false);
        }
    }

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

    private void Try(Action<TextWriter> write, bool again = true)
    {
        while (_way < ways.Length && !IsUnread)
        {
            try
            {
                write(ways[_way]);
                return;
            }
            catch (IOException exception) when (exception.HResult == BrokenPipe && _way == 0)
            {
                IsUnread = true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                _way++;
                if (!again)
                {
                    return;
                }
            }
        }
    }
}
