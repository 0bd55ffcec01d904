using Microsoft.Extensions.Time.Testing;

namespace Outdial.Tests;

/// <summary>Requests over virtual time, beside a service that counts as the published one may.</summary>
public sealed class PacingTests
{
    [Theory]
    [InlineData("fixed windows")]
    [InlineData("sliding windows")]
    public async Task Ten_thousand_calls_use_just_300_a_minute(string counting)
    {
        const int calls = 10_000;
        var time = Client.Time();
        var service = new CountingService(time, 300, counting == "sliding windows");
        var pacer = Pacer(time, new ProcessRateStore(time));

        var took = await PlaceAsync(service, calls, time, pacer);

        Assert.InRange(service.Refused, 0, 1);
        Assert.InRange(calls / took.TotalMinutes, 0.95 * 300, 300);
    }

    [Fact]
    public async Task Two_processes_that_share_a_store_share_the_rate()
    {
        var time = Client.Time();
        var service = new CountingService(time, 300, sliding: true);
        var store = new ProcessRateStore(time);
        var one = Pacer(time, store);
        var other = Pacer(time, store);

        await PlaceAsync(service, 1_000, time, one, other);

        Assert.Equal(0, service.Refused);
    }

    [Theory]
    [InlineData(500, 1)]
    [InlineData(250, 5)] // the others are unpredictable: they may take the last request of a minute
    public async Task Slows_down_where_others_use_the_token_too(int othersEvery, int refusedAtMost)
    {
        var time = Client.Time();
        var service = new CountingService(time, 300, sliding: false)
        {
            OthersEvery = TimeSpan.FromMilliseconds(othersEvery),
        };
        var pacer = Pacer(time, new ProcessRateStore(time));

        await PlaceAsync(service, 1_000, time, pacer);

        Assert.InRange(service.Refused, 0, refusedAtMost);
    }

    [Fact]
    public async Task Sends_nothing_before_the_pause_of_a_429_is_over()
    {
        var time = new FakeTimeProvider();
        var pacer = Pacer(time, new ProcessRateStore(time));
        await pacer.ReportAsync(new ApiResponse { Status = 429, RetryAfter = TimeSpan.FromSeconds(42) });

        var waiting = pacer.WaitAsync(DateTimeOffset.MaxValue, default).AsTask();
        time.Advance(TimeSpan.FromSeconds(41));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        using var place = await waiting;
        Assert.NotNull(place);
    }

    [Fact]
    public async Task Gives_no_turn_that_would_come_too_late()
    {
        var time = new FakeTimeProvider();
        var pacer = Pacer(time, new ProcessRateStore(time));
        await pacer.ReportAsync(new ApiResponse { Status = 429, RetryAfter = TimeSpan.FromSeconds(42) });

        Assert.Null(await pacer.WaitAsync(time.GetUtcNow() + TimeSpan.FromSeconds(41), default));
        using var place = await TurnAsync(pacer, time, TimeSpan.FromSeconds(42));
        Assert.NotNull(place);
    }

    [Fact]
    public async Task Gives_the_moment_of_a_request_that_is_cancelled_to_the_next()
    {
        var time = new FakeTimeProvider();
        var pacer = Pacer(time, new ProcessRateStore(time));
        await pacer.ReportAsync(new ApiResponse { Status = 429, RetryAfter = TimeSpan.FromSeconds(10) });
        using var cancel = new CancellationTokenSource();
        var cancelled = pacer.WaitAsync(DateTimeOffset.MaxValue, cancel.Token).AsTask();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        using var place = await TurnAsync(pacer, time, TimeSpan.FromSeconds(10));
        Assert.NotNull(place);
    }

    [Fact]
    public async Task Lets_so_many_through_at_once_and_the_first_that_came_first()
    {
        var time = new FakeTimeProvider();
        var pacer = Pacer(
            time, new ProcessRateStore(time), options => options.RateLimit.MaxConcurrentRequests = 2, keepsRate: false);
        var first = await pacer.WaitAsync(DateTimeOffset.MaxValue, default);
        using var second = await pacer.WaitAsync(DateTimeOffset.MaxValue, default);
        var third = pacer.WaitAsync(DateTimeOffset.MaxValue, default).AsTask();
        var fourth = pacer.WaitAsync(DateTimeOffset.MaxValue, default).AsTask();
        Assert.False(third.IsCompleted);

        first!.Dispose();
        using var place = await third;

        Assert.False(fourth.IsCompleted);
        place!.Dispose();
        using var last = await fourth;
        Assert.NotNull(last);
    }

    [Fact]
    public async Task Waits_for_a_place_no_longer_than_there_is_time()
    {
        var time = new FakeTimeProvider();
        var pacer = Pacer(time, new ProcessRateStore(time), options => options.RateLimit.MaxConcurrentRequests = 1);
        using var place = await pacer.WaitAsync(DateTimeOffset.MaxValue, default);

        var waiting = pacer.WaitAsync(time.GetUtcNow() + TimeSpan.FromSeconds(5), default).AsTask();
        time.Advance(TimeSpan.FromSeconds(6));

        Assert.Null(await waiting);
    }

    [Fact]
    public void Books_moments_that_never_come_closer_than_the_rate_allows() =>
        Gen.Select(Gen.Int[0, 2_000].Array[2, 400], Gen.Double[0.01, 0.5]).Sample((pauses, reserve) =>
        {
            var rule = new RateRule(reserve);
            var (state, now, moments) = (default(RateState), DateTimeOffset.UnixEpoch, new List<DateTimeOffset>());
            foreach (var pause in pauses)
            {
                now += TimeSpan.FromMilliseconds(pause);
                var booking = rule.Book(state, now, DateTimeOffset.MaxValue);
                state = booking.State;
                moments.Add(booking.Moment > now ? booking.Moment : now);
            }

            // In no minute, wherever it begins, are there more than are allowed.
            return moments.All(from => moments.Count(
                moment => moment >= from && moment < from + TimeSpan.FromMinutes(1)) <= 300);
        });

    // One after the other, on a clock that moves when the test waits: nothing depends on how fast the machine is.
    private static async Task<TimeSpan> PlaceAsync(
        CountingService service, int calls, TimeProvider time, params RequestRateLimiter[] pacers)
    {
        var began = time.GetUtcNow();
        for (var call = 0; call < calls; call++)
        {
            await service.CallAsync(pacers[call % pacers.Length]);
        }

        return time.GetUtcNow() - began;
    }

    private static async Task<IDisposable?> TurnAsync(RequestRateLimiter pacer, FakeTimeProvider time, TimeSpan after)
    {
        var waiting = pacer.WaitAsync(DateTimeOffset.MaxValue, default).AsTask();
        time.Advance(after);
        return await waiting;
    }

    private static RequestRateLimiter Pacer(
        TimeProvider time, IRateStore store, Action<OutdialOptions>? configure = null, bool keepsRate = true)
    {
        var options = new OutdialOptions { RateLimit = { Enabled = keepsRate } };
        configure?.Invoke(options);
        return new RequestRateLimiter(options.RateLimit, store, "service client", time);
    }
}
