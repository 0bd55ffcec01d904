namespace Outdial.Gates.Tests;

/// <summary>Gates that no call could pass are refused where they are set.</summary>
public sealed class GateCheckTests
{
    public static TheoryData<string, CallGates> Wrong => new()
    {
        { "hours", new CallGates { Hours = "9-17" } },
        { "time-zone", new CallGates { TimeZone = "UTC" } },
        { "/nowhere/never.txt", new CallGates { SuppressionFiles = ["/nowhere/never.txt"] } },
        { "min-gap", new CallGates { MinGap = TimeSpan.Zero } },
        { "min-gap", new CallGates { MinGap = TimeSpan.FromDays(367) } },
        { "max-per-day", new CallGates { MaxPerDay = 0 } },
        { "max-per-day", new CallGates { MaxPerDay = 1_001 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void It_names_what_is_wrong(string path, CallGates gates) =>
        Assert.Equal(path, Assert.Single(GateCheck.Faults(gates)).Path);

    [Fact]
    public void Gates_at_the_ends_of_their_ranges_are_good() => Assert.Empty(GateCheck.Faults(new CallGates
    {
        Hours = "us-federal",
        TimeZone = "Europe/Berlin",
        MinGap = NumberLimits.LongestGap,
        MaxPerDay = NumberLimits.LargestPerDay,
        NotAfter = DateTimeOffset.MinValue,
    }));
}
