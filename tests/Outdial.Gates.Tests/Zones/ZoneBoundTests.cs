namespace Outdial.Gates.Tests;

public sealed class ZoneBoundTests
{
    [Fact]
    public void Order_and_repetition_do_not_matter()
    {
        var zones = ZoneBound.Of("Europe/Berlin", "America/New_York", "Europe/Berlin", "US/Eastern");
        Assert.Equal(ZoneBound.Of("America/New_York", "Europe/Berlin"), zones);
        Assert.Equal(ZoneBound.Of("America/New_York", "Europe/Berlin").GetHashCode(), zones.GetHashCode());
        Assert.Equal("America/New_York, Europe/Berlin", zones.ToString());
        Assert.NotEqual(ZoneBound.Of("Europe/Berlin"), zones);
    }

    [Fact]
    public void Of_no_zone_is_unknown()
    {
        Assert.Same(ZoneBound.Unknown, ZoneBound.Of());
        Assert.True(ZoneBound.Unknown.IsUnknown);
        Assert.Equal("unknown", ZoneBound.Unknown.ToString());
        Assert.False(ZoneBound.Of("Asia/Tokyo").IsUnknown);
    }

    [Fact]
    public void Places_with_the_same_rules_are_looked_at_once() =>
        Assert.Single(ZoneBound.Of("Europe/Amsterdam", "Europe/Brussels").Zones);
}
