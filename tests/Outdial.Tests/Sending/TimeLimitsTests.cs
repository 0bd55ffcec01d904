using Microsoft.Extensions.Time.Testing;

namespace Outdial.Tests;

public sealed class TimeLimitsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Fact]
    public void Of_an_attempt_that_was_answered_are_used_again()
    {
        var limits = new TimeLimits(TimeProvider.System);
        var first = limits.Begin(Long);
        limits.End(first, answered: true);
        Assert.Same(first, limits.Begin(Long));
        Assert.NotSame(first, limits.Begin(Long)); // that one is in use
    }

    [Fact]
    public void Of_an_attempt_that_was_not_are_not()
    {
        var limits = new TimeLimits(TimeProvider.System);
        var first = limits.Begin(Long);
        limits.End(first, answered: false);
        Assert.NotSame(first, limits.Begin(Long));
    }

    [Fact]
    public void That_were_reached_are_not()
    {
        var limits = new TimeLimits(TimeProvider.System);
        var first = limits.Begin(Long);
        first.Cancel();
        limits.End(first, answered: true);
        var second = limits.Begin(Long);
        Assert.NotSame(first, second);
        Assert.False(second.IsCancellationRequested);
    }

    [Fact]
    public void Tell_the_next_attempt_nothing_of_whoever_watched_the_last()
    {
        var limits = new TimeLimits(TimeProvider.System);
        var first = limits.Begin(Long);
        var told = false;
        first.Token.Register(() => told = true);
        limits.End(first, answered: true);
        var second = limits.Begin(Long);
        second.Cancel();
        Assert.Same(first, second);
        Assert.False(told);
    }

    [Fact]
    public void Run_on_the_clock_that_is_given()
    {
        var time = new FakeTimeProvider();
        var limits = new TimeLimits(time);
        limits.End(limits.Begin(Long), answered: true);
        var second = limits.Begin(Long);
        time.Advance(Long - TimeSpan.FromTicks(1));
        Assert.False(second.IsCancellationRequested);
        time.Advance(TimeSpan.FromTicks(1));
        Assert.True(second.IsCancellationRequested);
    }
}
