namespace Outdial.Lists.Tests;

public sealed class CallListOptionsCheckTests
{
    private static readonly CallListOptions Good = new() { Name = "spring" };

    public static TheoryData<string, CallListOptions> Wrong() => new()
    {
        { "name", Good with { Name = "a/b" } },
        { "at-once", Good with { AtOnce = 0 } },
        { "at-once", Good with { AtOnce = 101 } },
        { "stop-after-failures", Good with { StopAfterFailures = 0 } },
        { "stop-after-failures", Good with { StopAfterFailures = 1.5 } },
        { "max-call", Good with { MaxCall = TimeSpan.FromSeconds(59) } },
        { "retry", Good with { Retries = [new CallListRetry("engaged", 1, TimeSpan.FromMinutes(1))] } },
        { "retry", Good with { Retries = [new CallListRetry("busy", 11, TimeSpan.FromMinutes(1))] } },
        { "hours", Good with { Gates = new CallGates { Hours = "9-17" } } },
        { "time-zone", Good with { Gates = new CallGates { TimeZone = "UTC+1" } } },
        { "min-gap", Good with { Gates = new CallGates { MinGap = TimeSpan.Zero } } },
        { "max-per-day", Good with { Gates = new CallGates { MaxPerDay = 0 } } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_named(string path, CallListOptions options) =>
        Assert.Equal(path, Assert.Single(CallListOptionsCheck.Faults(options, Contract.Platform)).Path);

    [Fact]
    public void Nothing_is_wrong_with_the_defaults() =>
        Assert.Empty(CallListOptionsCheck.Faults(Good, Contract.Platform));

    [Fact]
    public void Under_guide_it_must_be_said_how_many_at_once()
    {
        Assert.Equal("at-once", Assert.Single(CallListOptionsCheck.Faults(Good, Contract.Guide)).Path);
        Assert.Empty(CallListOptionsCheck.Faults(Good with { AtOnce = 1 }, Contract.Guide));
    }
}
