namespace Outdial.Tests;

/// <summary>A part of the rate: what a process may use while the store that it shares cannot be asked.</summary>
public sealed class RateShareTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void In_no_minute_are_there_more_moments_than_the_share() => Gen.Select(
        Gen.Int[1, 2_000], Gen.OneOf(Gen.Double[0, 1], Gen.Int[1, 500].Select(nodes => 1d / nodes)),
        Gen.Double[0.01, 0.9], Gen.Int[0, 5_000].Array[2, 300])
        .Sample((allowed, share, reserve, pauses) =>
        {
            var moments = Moments(new RateRule(reserve, share), allowed, pauses);

            Assert.True(Busiest(moments) <= Math.Ceiling(allowed * share), $"{Busiest(moments)}");
        });

    [Fact]
    public void Processes_together_have_no_more_than_the_rate() => Gen.Select(
        Gen.Int[30, 1_000], Gen.Int[2, 20], Gen.Double[0.01, 0.5], Gen.Int[0, 2_000].Array[2, 60].Array[20])
        .Sample((allowed, nodes, reserve, pauses) =>
        {
            var moments = pauses.Take(nodes)
                .SelectMany(own => Moments(new RateRule(reserve, 1d / nodes), allowed, own))
                .Order().ToList();

            Assert.True(Busiest(moments) <= allowed, $"{Busiest(moments)}");
        });

    [Fact]
    public void No_share_has_no_moment()
    {
        var booking = new RateRule(0.03, 0).Book(default, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);

        Assert.Equal((false, TimeSpan.MaxValue), (booking.IsBooked, booking.Wait));
    }

    private static List<DateTimeOffset> Moments(RateRule rule, int allowed, int[] pauses)
    {
        var (state, now) = (new RateState(default, default, allowed), DateTimeOffset.UnixEpoch);
        var moments = new List<DateTimeOffset>();
        foreach (var pause in pauses)
        {
            now += TimeSpan.FromMilliseconds(pause);
            var booking = rule.Book(state, now, DateTimeOffset.MaxValue);
            state = booking.State;
            if (booking.IsBooked)
            {
                moments.Add(booking.Moment > now ? booking.Moment : now);
            }
        }

        return moments;
    }

    // How many there are in the minute that has most, wherever it begins; they are in order.
    private static int Busiest(List<DateTimeOffset> moments)
    {
        var (first, most) = (0, 0);
        for (var last = 0; last < moments.Count; last++)
        {
            while (moments[last] - moments[first] >= Minute)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
