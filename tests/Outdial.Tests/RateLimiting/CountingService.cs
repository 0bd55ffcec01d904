namespace Outdial.Tests;

/// <summary>A service that counts the requests of a token in windows of a minute, and says so.</summary>
internal sealed class CountingService(TimeProvider time, int allowed, bool sliding)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Queue<DateTimeOffset> _counted = new();
    private DateTimeOffset _windowEnd;
    private DateTimeOffset _nextOther = time.GetUtcNow();

    internal int Refused { get; private set; }

    /// <summary>How often another process uses the token; null for never.</summary>
    internal TimeSpan? OthersEvery { get; init; }

    /// <summary>Waits for a turn, is counted, and is told where the token stands.</summary>
    internal async Task CallAsync(RequestRateLimiter pacer)
    {
        using var place = await pacer.WaitAsync(DateTimeOffset.MaxValue, default);
        await pacer.ReportAsync(Count());
    }

    private ApiResponse Count()
    {
        for (; OthersEvery is { } every && _nextOther <= time.GetUtcNow(); _nextOther += every)
        {
            Add(_nextOther);
        }

        Add(time.GetUtcNow());
        var reset = (sliding ? _counted.Peek() + Minute : _windowEnd) - time.GetUtcNow();
        var exceeded = _counted.Count > allowed;
        Refused += exceeded ? 1 : 0;
        return new ApiResponse
        {
            Status = exceeded ? 429 : 202,
            RetryAfter = exceeded ? reset : null,
            Rate = new RateLimit(_counted.Count, allowed, TimeSpan.FromSeconds(Math.Ceiling(reset.TotalSeconds))),
        };
    }

    private void Add(DateTimeOffset now)
    {
        if (sliding)
        {
            while (_counted.TryPeek(out var oldest) && oldest <= now - Minute)
            {
                _counted.Dequeue();
            }
        }
        else if (now >= _windowEnd)
        {
            _counted.Clear();
            _windowEnd = now + Minute;
        }

        _counted.Enqueue(now);
    }
}
