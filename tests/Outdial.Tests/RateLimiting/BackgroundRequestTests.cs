using Microsoft.Extensions.Time.Testing;

namespace Outdial.Tests;

public sealed class BackgroundRequestTests
{
    // Of 300 a minute.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new();
    private readonly ProcessRateStore _store;

    public BackgroundRequestTests() => _store = new ProcessRateStore(_time);

    [Fact]
    public void A_scope_ends_with_what_held_before()
    {
        Assert.False(RequestPriority.IsBackground);
        using (RequestPriority.BeginBackground())
        {
            using (RequestPriority.BeginBackground())
            {
                Assert.True(RequestPriority.IsBackground);
            }

            Assert.True(RequestPriority.IsBackground);
        }

        Assert.False(RequestPriority.IsBackground);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(30)]
    public void Processes_share_the_rate_fairly_and_use_it(int allowed)
    {
        using var flood = Flooded(allowed, out var each);

        flood.Pass(Minute * 5);

        Assert.InRange(flood.Busiest, 0.85 * allowed, allowed);
        Assert.All(each, sent => Assert.InRange(sent.Count / (double)flood.Sent.Count, 0.2, 0.5));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(30)]
    public void A_normal_request_leaves_within_two_moments(int allowed) =>
        Gen.Int[0, 5_000].Array[1, 20].Sample(
            pauses =>
            {
                var time = new FakeTimeProvider();
                var store = new ProcessRateStore(time);
                using var flood = new RequestFlood(time);
                for (var process = 0; process < 3; process++)
                {
                    flood.Add(Limiter(time, store, allowed), isBackground: true);
                }

                var person = Limiter(time, store, allowed);
                foreach (var pause in pauses)
                {
                    flood.Pass(TimeSpan.FromMilliseconds(pause));
                    var waiting = person.WaitAsync(DateTimeOffset.MaxValue, default).AsTask();
                    flood.Pass(Minute / allowed * 2);
                    Assert.True(waiting.IsCompletedSuccessfully);
                    flood.Sent.Add(time.GetUtcNow());
                    waiting.Result!.Dispose();
                }

                Assert.True(flood.Busiest <= allowed, $"{flood.Busiest}");
            },
            iter: 20);

    [Fact]
    public async Task A_background_request_holds_no_permit_while_it_waits()
    {
        var limiter = Limiter(_time, _store, 300, mostAtOnce: 1);
        await limiter.ReportAsync(new ApiResponse { Status = 429, RetryAfter = TimeSpan.FromSeconds(42) });
        using var flood = new RequestFlood(_time);
        flood.Add(limiter, isBackground: true);

        var person = limiter.WaitAsync(DateTimeOffset.MaxValue, default).AsTask();
        flood.Pass(TimeSpan.FromSeconds(42));

        Assert.Empty(flood.Sent);
        using var permit = await person;
        Assert.NotNull(permit);
    }

    [Fact]
    public async Task A_background_request_that_is_cancelled_lets_the_next_ask()
    {
        var limiter = Limiter(_time, _store, 300);
        await limiter.ReportAsync(new ApiResponse { Status = 429, RetryAfter = TimeSpan.FromSeconds(42) });
        using var cancel = new CancellationTokenSource();
        using var background = RequestPriority.BeginBackground();
        var cancelled = limiter.WaitAsync(DateTimeOffset.MaxValue, cancel.Token).AsTask();
        var next = limiter.WaitAsync(DateTimeOffset.MaxValue, default).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);

        Assert.False(next.IsCompleted);
        for (var passed = 0; passed < 43; passed++)
        {
            await Task.Yield();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        using var permit = await next;
        Assert.NotNull(permit);
    }

    [Fact]
    public async Task A_background_request_waits_until_a_closure_or_its_time_ends()
    {
        var limiter = Limiter(_time, _store, 300);
        await limiter.ReportAsync(new ApiResponse { Status = 429, RetryAfter = TimeSpan.FromSeconds(42) });
        using var background = RequestPriority.BeginBackground();

        Assert.Null(await limiter.WaitAsync(_time.GetUtcNow() + TimeSpan.FromSeconds(41), default));
        using var flood = new RequestFlood(_time);
        flood.Add(limiter, isBackground: true);
        flood.Pass(TimeSpan.FromSeconds(41.9));
        Assert.Empty(flood.Sent);
        flood.Pass(Interval * 2);
        Assert.NotEmpty(flood.Sent);
    }

    // Normal requests use the whole rate: the background request gets none, and ends in time.
    [Fact]
    public async Task A_background_request_comes_after_all_normal_ones()
    {
        var limiter = Limiter(_time, _store, 300);
        using var flood = new RequestFlood(_time);
        for (var person = 0; person < 5; person++)
        {
            flood.Add(Limiter(_time, _store, 300));
        }

        flood.Pass(Interval);
        Task<IDisposable?> waiting;
        using (RequestPriority.BeginBackground())
        {
            waiting = limiter.WaitAsync(_time.GetUtcNow() + Minute, default).AsTask();
        }

        flood.Pass(Minute - TimeSpan.FromSeconds(3));
        Assert.False(waiting.IsCompleted);
        flood.Pass(TimeSpan.FromSeconds(4));
        Assert.True(waiting.IsCompleted);
        Assert.Null(await waiting);
    }

    private RequestFlood Flooded(int allowed, out List<DateTimeOffset>[] each)
    {
        var flood = new RequestFlood(_time);
        each = [.. Enumerable.Range(0, 3).Select(_ => flood.Add(Limiter(_time, _store, allowed), isBackground: true))];
        return flood;
    }

    private static RequestRateLimiter Limiter(
        TimeProvider time, ProcessRateStore store, int allowed, int mostAtOnce = 20)
    {
        store.Update("service client", (state, _) => state with { Allowed = allowed });
        var options = new RateLimitOptions { MaxConcurrentRequests = mostAtOnce };
        return new RequestRateLimiter(options, store, "service client", time);
    }
}
