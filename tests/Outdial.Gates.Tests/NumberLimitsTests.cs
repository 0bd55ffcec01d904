namespace Outdial.Gates.Tests;

public sealed class NumberLimitsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<NumberLimits> Limits = Gen.Select(
        Gen.Int[0, 3000], Gen.Int[0, 4], (gap, perDay) => new NumberLimits
        {
            MinGap = gap == 0 ? null : TimeSpan.FromMinutes(gap),
            MaxPerDay = perDay == 0 ? null : perDay,
        });

    private static readonly Gen<DateTimeOffset[]> Dialled =
        Gen.Int[-5000, 60].Select(minutes => Now.AddMinutes(minutes)).Array[0, 8];

    // Minute by minute, by the two sentences that the limits are.
    [Fact]
    public void The_first_allowed_moment_is_what_a_scan_finds() =>
        Gen.Select(Limits, Dialled).Sample((limits, dialled) =>
        {
            var moment = Now;
            while (!IsAllowed(limits, dialled, moment))
            {
                moment = moment.AddMinutes(1);
            }

            return limits.FirstAllowed(dialled, Now) == moment;
        });

    [Fact]
    public void Calls_out_of_reach_do_not_matter() => Gen.Select(Limits, Dialled).Sample((limits, dialled) =>
        limits.FirstAllowed(dialled.Where(moment => moment > Now - limits.Reach), Now) ==
            limits.FirstAllowed(dialled, Now));

    [Fact]
    public void A_number_is_never_dialled_more_than_allowed() => Gen.Select(Limits, Gen.Int[1, 600].Array[1, 12])
        .Sample((limits, waits) =>
        {
            var dialled = new List<DateTimeOffset>();
            var now = Now;
            foreach (var wait in waits)
            {
                now = limits.FirstAllowed(dialled, now.AddMinutes(wait));
                dialled.Add(now);
            }

            return dialled.TrueForAll(moment =>
                dialled.Count(other => other >= moment && other < moment.AddDays(1)) <= (limits.MaxPerDay ?? 99)) &&
                dialled.Zip(dialled.Skip(1), (one, next) => next - one)
                    .All(gap => gap >= (limits.MinGap ?? TimeSpan.Zero));
        });

    [Fact]
    public void At_the_end_of_time_nothing_is_thrown() => Assert.Equal(
        DateTimeOffset.MaxValue,
        new NumberLimits { MinGap = TimeSpan.FromDays(1), MaxPerDay = 1 }
            .FirstAllowed([DateTimeOffset.MaxValue], DateTimeOffset.MaxValue));

    [Fact]
    public void Without_limits_a_number_may_be_dialled_now()
    {
        Assert.Equal(Now, NumberLimits.None.FirstAllowed([Now, Now, Now], Now));
        Assert.Equal(TimeSpan.Zero, NumberLimits.None.Reach);
    }

    [Theory]
    [InlineData(0L, null)]
    [InlineData(-1L, null)]
    [InlineData((366 * TimeSpan.TicksPerDay) + 1, null)]
    [InlineData(null, 0)]
    [InlineData(null, 1001)]
    public void Values_out_of_range_are_refused(long? gap, int? perDay) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumberLimits
        {
            MinGap = gap is { } ticks ? TimeSpan.FromTicks(ticks) : null,
            MaxPerDay = perDay,
        });

    private static bool IsAllowed(NumberLimits limits, DateTimeOffset[] dialled, DateTimeOffset moment) =>
        dialled.All(other => limits.MinGap is not { } gap || moment - other >= gap) &&
        (limits.MaxPerDay is not { } count || dialled.Count(other => other > moment.AddDays(-1)) < count);
}
