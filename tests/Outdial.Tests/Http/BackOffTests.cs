namespace Outdial.Tests;

public sealed class BackOffTests
{
    [Fact]
    public void Is_random_below_a_bound_that_doubles_up_to_half_a_minute() =>
        Gen.Select(Gen.Int[0, 40], Gen.Double[0, 0.999]).Sample((attempt, random) =>
        {
            var full = TimeSpan.FromMilliseconds(Math.Min(500 * Math.Pow(2, attempt), 30_000));
            var pause = new BackOff(TimeSpan.FromMilliseconds(500), () => random).After(attempt, asked: null);
            return Math.Abs((pause - (full * Math.Max(0.1, 1 - random))).TotalMilliseconds) < 1;
        });

    [Fact]
    public void Differs_from_machine_to_machine()
    {
        var pauses = Enumerable.Range(0, 20).Select(_ => new BackOff(TimeSpan.FromSeconds(1)).After(0, null));
        Assert.True(pauses.Distinct().Count() > 10);
    }

    [Fact]
    public void Waits_as_long_as_asked() =>
        Assert.Equal(TimeSpan.FromSeconds(7), new BackOff(TimeSpan.FromSeconds(1)).After(3, TimeSpan.FromSeconds(7)));
}
