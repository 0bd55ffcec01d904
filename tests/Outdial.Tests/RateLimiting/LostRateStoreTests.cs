using Microsoft.Extensions.Time.Testing;

namespace Outdial.Tests;

public sealed class LostRateStoreTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(1, 295)] // four at once, and then 291 a minute
    [InlineData(0.5, 145)]
    [InlineData(0.1, 29)]
    [InlineData(0, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(-1, 0)]
    [InlineData(2, 295)]
    public void A_process_goes_on_with_its_share(double share, int expected)
    {
        using var flood = new RequestFlood(_time);
        flood.Add(Limiter(new LosingRateStore(_time, share) { IsLost = true }));

        flood.Pass(Minute);

        Assert.InRange(flood.Sent.Count, expected - 1, expected);
    }

    // On a clock that stands still: with the whole rate nothing is waited for.
    [Fact]
    public async Task A_process_with_the_whole_rate_goes_on_at_once()
    {
        var limiter = Limiter(new LosingRateStore(_time, 1) { IsLost = true });

        Assert.NotNull(await limiter.WaitAsync(_time.GetUtcNow(), default));
    }

    [Fact]
    public async Task Without_a_share_there_is_no_permit()
    {
        var limiter = Limiter(new LosingRateStore(_time, 0) { IsLost = true });

        Assert.Null(await limiter.WaitAsync(DateTimeOffset.MaxValue, default));
    }

    [Fact]
    public async Task A_store_that_names_no_share_leaves_the_whole_rate()
    {
        IRateStore store = new ProcessRateStore(_time);

        Assert.Equal(1, store.ShareWhenLost);
        Assert.NotNull(await Limiter(store).WaitAsync(_time.GetUtcNow(), default));
    }

    [Fact]
    public async Task A_pause_is_kept_when_the_store_is_lost_and_is_back()
    {
        var store = new LosingRateStore(_time, 0.5);
        var limiter = Limiter(store);
        await limiter.ReportAsync(Throttled(10));
        store.IsLost = true;
        Assert.Null(await limiter.WaitAsync(_time.GetUtcNow() + TimeSpan.FromSeconds(9), default));
        await limiter.ReportAsync(Throttled(30));
        store.IsLost = false;
        Assert.Null(await limiter.WaitAsync(_time.GetUtcNow() + TimeSpan.FromSeconds(29), default));

        // And the other processes are told of it.
        Assert.Null(await Limiter(store).WaitAsync(_time.GetUtcNow() + TimeSpan.FromSeconds(29), default));
    }

    [Fact]
    public void The_whole_rate_is_used_again_when_the_store_is_back()
    {
        var store = new LosingRateStore(_time, 0.1);
        using var flood = new RequestFlood(_time);
        flood.Add(Limiter(store));
        flood.Pass(Minute);
        store.IsLost = true;
        flood.Pass(Minute);
        store.IsLost = false;
        flood.Pass(TimeSpan.FromSeconds(5));
        flood.Sent.Clear();

        flood.Pass(Minute);

        Assert.InRange(flood.Sent.Count, 290, 292);
    }

    // Whenever it is lost and is back: the service never counts more than it allows.
    [Fact]
    public void Processes_that_all_lose_it_send_no_more_than_the_rate() => Gen.Select(
        Gen.Int[1, 10], Gen.Int[0, 40_000].Array[1, 6])
        .Sample(
            (nodes, pauses) =>
            {
                var time = new FakeTimeProvider();
                var store = new LosingRateStore(time, 1d / nodes);
                using var flood = new RequestFlood(time);
                for (var node = 0; node < nodes; node++)
                {
                    flood.Add(Limiter(store, time));
                }

                foreach (var pause in pauses)
                {
                    flood.Pass(TimeSpan.FromMilliseconds(pause));
                    store.IsLost = !store.IsLost;
                }

                flood.Pass(Minute * 1.5);
                Assert.True(flood.Busiest <= 300, $"{flood.Busiest}");
            },
            iter: 30);

    private static ApiResponse Throttled(int seconds) =>
        new() { Status = 429, RetryAfter = TimeSpan.FromSeconds(seconds) };

    private RequestRateLimiter Limiter(IRateStore store) => Limiter(store, _time);

    private static RequestRateLimiter Limiter(IRateStore store, TimeProvider time) =>
        new(new RateLimitOptions(), store, "service client", time);
}
