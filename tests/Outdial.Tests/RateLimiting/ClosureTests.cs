using Outdial.TestSupport;

namespace Outdial.Tests;

/// <summary>Whatever answers say and clocks do: a bucket is closed for 15 minutes at most.</summary>
public sealed class ClosureTests
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    private static readonly Gen<ApiResponse> Answer = Gen.Select(
        One(1L, 30, 900, 86_400, 31_536_000),
        One(0, 1, 299, 300, int.MaxValue),
        One(1, 300, int.MaxValue),
        One(0L, 1, 59, 3_600, int.MaxValue),
        Gen.Bool).Select((after, count, allowed, reset, isRefused) => new ApiResponse
        {
            Status = isRefused ? 429 : 202,
            RetryAfter = TimeSpan.FromSeconds(after),
            Rate = new RateLimit(count, allowed, TimeSpan.FromSeconds(reset)),
        });

    private static readonly Gen<TimeSpan> Days =
        One(-400.0, -2, -1, -0.05, 0.05, 1, 2, 400).Select(TimeSpan.FromDays);

    // An answer, a step of the clock, or time that passes with requests.
    private static readonly Gen<object> Event = Gen.OneOf(
        Answer.Select(answer => (object)answer),
        Days.Select(step => (object)step),
        Gen.Int[0, 20].Select(requests => (object)requests));

    [Fact]
    public void A_new_process_permits_a_request_after_15_minutes() => Event.Array[1, 20]
        .Sample(events =>
        {
            var time = new SteppedTime();
            var store = new ProcessRateStore(time);
            Play(events, Pacer(time, store), time);
            Assert.True(IsPermitted(Pacer(time, store), time, within: RateState.LongestClosure, steps: []));
        });

    [Fact]
    public void And_by_a_process_whose_clock_goes_on_being_set() => Gen.Select(
        Event.Array[1, 20], Gen.OneOf(Days, Gen.Int[-15, 15].Select(minutes => TimeSpan.FromMinutes(minutes)))
            .Array[1, 40])
        .Sample((events, steps) =>
        {
            var time = new SteppedTime();
            var store = new ProcessRateStore(time);
            var pacer = Pacer(time, store);
            Play(events, pacer, time);
            Assert.True(IsPermitted(pacer, time, within: RateState.LongestClosure + Look, steps));
        });

    [Fact]
    public void Nothing_is_stored_that_is_further_ahead() => Event.Array[1, 20].Sample(events =>
    {
        var time = new SteppedTime();
        var store = new ProcessRateStore(time);
        var pacer = Pacer(time, store);
        foreach (var one in events)
        {
            Play([one], pacer, time);
            Play([1], pacer, time);
            var state = store.UpdateAsync("service client", (state, _) => state, default).AsTask().Result.State;
            Assert.True(state.ClosedUntil <= time.GetUtcNow() + RateState.LongestClosure, $"{state}");
        }
    });

    [Fact]
    public async Task A_wait_that_is_asked_for_is_reported_as_it_is()
    {
        await using var server = ScriptedServer.WithTokens(
            _ => ScriptedAnswer.Json(429, "{}", "Retry-After: 31536000"));
        using var client = Client.For(server);

        var throttled = Assert.IsType<CallOutcome.Throttled>(await client.PlaceAsync(Client.Call));

        Assert.Equal(TimeSpan.FromDays(365), throttled.Response!.RetryAfter);
    }

    private static Gen<T> One<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(index => all[index]);

    private static void Play(object[] events, RequestRateLimiter pacer, SteppedTime time)
    {
        foreach (var one in events)
        {
            switch (one)
            {
                case ApiResponse answer:
                    pacer.ReportAsync(answer).AsTask().Wait();
                    break;
                case TimeSpan step:
                    time.Set(step);
                    break;
                case int requests:
                    for (var request = 0; request < requests; request++)
                    {
                        time.Pass(TimeSpan.FromSeconds(1));
                        Take(pacer, time);
                    }

                    break;
            }
        }
    }

    private static bool IsPermitted(RequestRateLimiter pacer, SteppedTime time, TimeSpan within, TimeSpan[] steps)
    {
        var began = time.Passed;
        for (var look = 0; time.Passed - began <= within; look++)
        {
            if (Take(pacer, time))
            {
                return true;
            }

            time.Pass(Look);
            if (steps.Length > 0)
            {
                time.Set(steps[look % steps.Length]);
            }
        }

        return false;
    }

    // A request that is sent now or not at all.
    private static bool Take(RequestRateLimiter pacer, SteppedTime time)
    {
        using var place = pacer.WaitAsync(time.GetUtcNow(), default).AsTask().Result;
        return place is not null;
    }

    private static RequestRateLimiter Pacer(TimeProvider time, IRateStore store) =>
        new(new RateLimitOptions(), store, "service client", time);
}
