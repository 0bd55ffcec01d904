namespace Outdial.Sandbox;

/// <summary>Counts requests in windows of a minute, each of which begins with the first request in it.</summary>
/// <remarks>
/// Whether the service's windows are fixed or sliding is not known; that its reset header counts seconds down from 60
/// is (an official log shows 61).
/// </remarks>
internal sealed class RateWindow
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private DateTimeOffset _end;
    private int _count;

    /// <summary>Counts one request, the refused ones too.</summary>
    public RateState Count(DateTimeOffset now, int allowed)
    {
        lock (_lock)
        {
            if (now >= _end)
                (_end, _count) = (now + Length, 0);
            if (_count < int.MaxValue)
                _count++;
            return State(now, allowed);
        }
    }

    /// <summary>The rate, without counting.</summary>
    public RateState Look(DateTimeOffset now, int allowed)
    {
        lock (_lock)
            return now < _end ? State(now, allowed) : new RateState(0, allowed, Reset: 0);
    }

    // Rounded up, so that a client that waits that long is not too early.
    private RateState State(DateTimeOffset now, int allowed) =>
        new(_count, allowed, (int)Math.Ceiling((_end - now).TotalSeconds));
}
