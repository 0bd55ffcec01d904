using Microsoft.Extensions.Time.Testing;

namespace Outdial.Tests;

/// <summary>Processes that send one request after the other, each as soon as the one before has its permit, on a clock
/// that the test moves.</summary>
internal sealed class RequestFlood(FakeTimeProvider time) : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();

    /// <summary>When the requests of all processes were sent.</summary>
    internal List<DateTimeOffset> Sent { get; } = [];

    /// <summary>How many were sent in the minute with most of them, wherever it begins.</summary>
    internal int Busiest
    {
        get
        {
            var (first, most) = (0, 0);
            for (var last = 0; last < Sent.Count; last++)
            {
                while (Sent[last] - Sent[first] >= Minute)
                {
                    first++;
                }

                most = Math.Max(most, last - first + 1);
            }

            return most;
        }
    }

    /// <summary>Adds a process.</summary>
    /// <returns>When its requests were sent.</returns>
    internal List<DateTimeOffset> Add(RequestRateLimiter limiter, bool isBackground = false)
    {
        var own = new List<DateTimeOffset>();
        using var scope = isBackground ? RequestPriority.BeginBackground() : null;
        Inline(() => _ = RunAsync(limiter, own));
        return own;
    }

    /// <summary>Lets time pass.</summary>
    internal void Pass(TimeSpan span) => Inline(() =>
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += Step)
        {
            time.Advance(Step);
        }
    });

    public void Dispose()
    {
        Inline(_stop.Cancel);
        _stop.Dispose();
    }

    // Where there is a context, what waits for a timer goes on in another thread, and the test would not wait for it.
    private static void Inline(Action action)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private async Task RunAsync(RequestRateLimiter limiter, List<DateTimeOffset> own)
    {
        while (await limiter.WaitAsync(DateTimeOffset.MaxValue, _stop.Token) is { } permit)
        {
            permit.Dispose();
            own.Add(time.GetUtcNow());
            Sent.Add(time.GetUtcNow());
        }
    }
}
