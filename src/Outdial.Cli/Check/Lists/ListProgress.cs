using System.Globalization;

namespace Outdial.Cli;

/// <summary>Shows on a terminal how much of a list has been checked, how fast, and the time left. Writes nothing if the
/// error stream is redirected, or the list is short.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="time">The clock.</param>
/// <param name="bytes">The length of the list in bytes; null if unknown.</param>
internal sealed class ListProgress(Terminal terminal, TimeProvider time, long? bytes)
{
    private const int BarWidth = 24;
    private const int NarrowestBar = 10;
    private const string ClearLine = "\r\e[K";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly bool _isShown = terminal.Width is not null && terminal.Variable("TERM") != "dumb";
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _next = 2 * Pause;
    private long _bytes;
    private long _addresses;
    private bool _isDrawn;
    private bool _isOver;

    /// <summary>Counts what has been checked, and draws the line again if it is time to.</summary>
    internal void Add(long bytesMore, long addressesMore)
    {
        _bytes += bytesMore;
        _addresses += addressesMore;
        var elapsed = time.GetElapsedTime(_start);
        if (!_isShown || elapsed < _next)
        {
            return;
        }

        _next = elapsed + Pause;
        lock (_lock)
        {
            if (!_isOver)
            {
                terminal.Error.Write($"{ClearLine}{Line(elapsed, terminal.Width!.Value - 1)}");
                terminal.Error.Flush();
                _isDrawn = true;
            }
        }
    }

    /// <summary>Removes the line, so that results can be written.</summary>
    /// <param name="forGood">Whether it is not drawn again.</param>
    internal void Clear(bool forGood = false)
    {
        lock (_lock)
        {
            _isOver |= forGood;
            if (_isDrawn)
            {
                terminal.Error.Write(ClearLine);
                terminal.Error.Flush();
                _isDrawn = false;
            }
        }
    }

    // What fits in one line, since a line that wraps could not be removed. The bar is left out first.
    private string Line(TimeSpan elapsed, int room)
    {
        var rate = _addresses / elapsed.TotalSeconds;
        var counted = string.Create(CultureInfo.InvariantCulture, $"{_addresses:N0} checked, {rate:N0} a second");
        if (bytes is not (> 0 and var all))
        {
            return counted.Length <= room ? counted : "";
        }

        var done = Math.Min((double)_bytes / all, 1);
        var left = TimeSpan.FromSeconds(Math.Ceiling(elapsed.TotalSeconds * (1 - done) / Math.Max(done, 1e-9)));
        var words = string.Create(CultureInfo.InvariantCulture, $"{done * 100:0} %, {counted}, {left:c} left");
        if (words.Length > room)
        {
            return counted.Length <= room ? counted : "";
        }

        var width = Math.Min(BarWidth, room - words.Length - "[] ".Length);
        return width < NarrowestBar ? words
            : $"[{new string('#', (int)(done * width)).PadRight(width, '.')}] {words}";
    }
}
