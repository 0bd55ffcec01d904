using Outdial.TestSupport;

namespace Outdial.Docs.Tests;

/// <summary>The examples on the pages of the gates' rules.</summary>
public sealed class GateExampleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string ListPath => _folder.PathOf("never.txt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OD6020_Wrong()
    {
        Assert.False(CallingHours.TryParse("Mo-So 09:00-20:00", out _, out var finding));
        Assert.Equal("'So' is no day; the days are Mo Tu We Th Fr Sa Su.", finding.Message);
        Assert.False(CallingHours.TryParse("Mo-Fr 9am-8pm", out _, out finding));
        Assert.Equal(GateRules.MalformedHours, finding.Rule);
    }

    [Fact]
    public void OD6020_Right()
    {
        var hours = CallingHours.Parse("Mo-Fr 09:00-20:00; Sa 10:00-18:00");
        var open = new DateTimeOffset(2026, 11, 27, 19, 59, 59, TimeSpan.FromHours(-5));
        Assert.True(hours.IsOpen(open, ZoneBound.Of("America/New_York")));
        Assert.Equal(CallingHours.Parse("Mo-Su 08:00-21:00"), CallingHours.Parse("us-federal"));
    }

    [Fact]
    public void OD6021_Wrong()
    {
        Assert.False(CallingHours.TryParse("Mo-Fr 09:00-05:00", out _, out var finding));
        Assert.Equal(GateRules.AmbiguousHours, finding.Rule);
        Assert.False(CallingHours.TryParse("Mo-Fr 09:00-20:00; Fr 09:00-15:00", out _, out finding));
        Assert.Equal("Fr has hours already: all of a day's are written once.", finding.Message);
        Assert.False(CallingHours.TryParse("09:00-20:00", out _, out finding));
        Assert.Equal("The times have no days: write Mo-Su before them for every day.", finding.Message);
    }

    [Fact]
    public void OD6021_Right()
    {
        Assert.True(CallingHours.TryParse("Mo-Fr 09:00-17:00", out _, out _));
        Assert.True(CallingHours.TryParse("Mo-Th 09:00-20:00; Fr 09:00-15:00", out _, out _));
        Assert.True(CallingHours.TryParse("Mo-Su 20:00-02:00", out _, out _));
    }

    [Fact]
    public void OD6022_Wrong()
    {
        Assert.False(CallingHours.TryParse("Mo-Su off", out _, out var finding));
        Assert.Equal(GateRules.NeverOpen, finding.Rule);
    }

    [Fact]
    public void OD6022_Right()
    {
        var hours = CallingHours.Parse("Mo-Sa 09:00-20:00; Su off");
        Assert.Equal("Mo-Sa 09:00-20:00", hours.ToString());
    }

    [Fact]
    public void OD6023_Wrong()
    {
        Assert.False(TimeZoneName.TryParse("europe/berlin", out _, out var finding));
        Assert.Equal("The time zone is written 'Europe/Berlin', not 'europe/berlin'.", finding.Message);
        Assert.False(TimeZoneName.TryParse("Europe/Munich", out _, out finding));
        Assert.Equal(GateRules.UnknownZone, finding.Rule);
    }

    [Fact]
    public void OD6023_Right()
    {
        Assert.True(TimeZoneName.TryParse("Europe/Berlin", out _, out _));
        Assert.True(TimeZoneName.TryParse("W. Europe Standard Time", out _, out _));
    }

    [Fact]
    public void OD6024_Wrong()
    {
        Assert.False(TimeZoneName.TryParse("UTC-5", out _, out var finding));
        Assert.Equal("'UTC-5' is an offset or an abbreviation, not a place.", finding.Message);
        Assert.False(TimeZoneName.TryParse("EST", out _, out finding));
        Assert.Equal(GateRules.FixedOffset, finding.Rule);
    }

    [Fact]
    public void OD6024_Right()
    {
        Assert.True(TimeZoneName.TryParse("America/New_York", out var zones, out _));
        Assert.Equal("America/New_York", zones.ToString());
    }

    [Fact]
    public void OD6030_Wrong()
    {
        var number = E164Number.Parse("+12025550123");
        File.WriteAllText(ListPath, "+12025550123\n202-555-0124\n");
        var answer = new SuppressionFile(ListPath).Check(number);
        var finding = Assert.Single(Assert.IsType<SuppressionAnswer.Unreadable>(answer).Diagnostics);
        Assert.Equal((GateRules.UnclearSuppression, "line 2"), (finding.Rule, finding.Path));
    }

    [Fact]
    public void OD6030_Right()
    {
        var number = E164Number.Parse("+12025550124");
        File.WriteAllText(ListPath, "# asked in May 2026\n+12025550123\n202-555-0124\n");
        var answer = new SuppressionFile(ListPath, region: "US").Check(number);
        Assert.IsType<SuppressionAnswer.Listed>(answer);
    }

    [Fact]
    public void OD6031_Wrong()
    {
        var number = E164Number.Parse("+12025550123");
        var answer = new SuppressionFile(ListPath).Check(number);
        var finding = Assert.Single(Assert.IsType<SuppressionAnswer.Unreadable>(answer).Diagnostics);
        Assert.Equal(GateRules.UnreadableSuppressions, finding.Rule);
    }

    [Fact]
    public void OD6031_Right()
    {
        var number = E164Number.Parse("+12025550123");
        var list = new SuppressionFile(ListPath);
        File.WriteAllText(ListPath, "# none\n");
        Assert.IsType<SuppressionAnswer.NotListed>(list.Check(number));
        File.WriteAllText(ListPath + ".new", "+12025550123\n");
        File.Move(ListPath + ".new", ListPath, overwrite: true);
        Assert.IsType<SuppressionAnswer.Listed>(list.Check(number));
    }

    [Fact]
    public void OD6032_Wrong()
    {
        var number = E164Number.Parse("+12025550123");
        File.WriteAllText(ListPath, "+12025550124\n+120255501");
        var answer = new SuppressionFile(ListPath).Check(number);
        var finding = Assert.Single(Assert.IsType<SuppressionAnswer.Unreadable>(answer).Diagnostics);
        Assert.Equal(GateRules.IncompleteSuppressions, finding.Rule);
    }

    [Fact]
    public void OD6032_Right()
    {
        var number = E164Number.Parse("+12025550123");
        File.WriteAllText(ListPath, "+12025550124\n+12025550123\n");
        Assert.IsType<SuppressionAnswer.Listed>(new SuppressionFile(ListPath).Check(number));
    }
}
