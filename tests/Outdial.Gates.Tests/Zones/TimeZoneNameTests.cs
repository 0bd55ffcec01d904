namespace Outdial.Gates.Tests;

public sealed class TimeZoneNameTests
{
    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("Europe/Amsterdam", "Europe/Amsterdam")]
    [InlineData("US/Eastern", "America/New_York")]
    [InlineData("Asia/Calcutta", "Asia/Kolkata")]
    [InlineData("Japan", "Asia/Tokyo")]
    [InlineData("Tokyo Standard Time", "Asia/Tokyo")]
    public void Reads_places(string text, string id)
    {
        Assert.True(TimeZoneName.TryParse(text, out var zones, out var diagnostic));
        Assert.Null(diagnostic);
        Assert.Contains(id, zones.Ids);
    }

    [Fact]
    public void A_name_of_windows_is_all_its_places()
    {
        Assert.True(TimeZoneName.TryParse("W. Europe Standard Time", out var zones, out _));
        Assert.Contains("Europe/Berlin", zones.Ids);
        Assert.Contains("Europe/Rome", zones.Ids);
    }

    [Theory]
    [InlineData("europe/berlin", "OD6023", "Europe/Berlin")]
    [InlineData("America/New York", "OD6023", "America/New_York")]
    [InlineData(" Europe/Berlin", "OD6023", "Europe/Berlin")]
    [InlineData("us/eastern", "OD6023", "America/New_York")]
    [InlineData("Europe/Munich", "OD6023", null)]
    [InlineData("", "OD6023", null)]
    [InlineData("  ", "OD6023", null)]
    [InlineData("Europe/Berlin\0", "OD6023", null)]
    [InlineData("UTC", "OD6024", null)]
    [InlineData("UTC+01:00", "OD6024", null)]
    [InlineData("utc-11", "OD6024", null)]
    [InlineData("+01:00", "OD6024", null)]
    [InlineData("-5", "OD6024", null)]
    [InlineData("Z", "OD6024", null)]
    [InlineData("Etc/GMT+5", "OD6024", null)]
    [InlineData("EST", "OD6024", null)]
    [InlineData("EST5EDT", "OD6024", null)]
    [InlineData("CET", "OD6024", null)]
    [InlineData("Zulu", "OD6024", null)]
    [InlineData("Dateline Standard Time", "OD6024", null)]
    public void Refuses_what_is_no_place(string text, string rule, string? instead)
    {
        Assert.False(TimeZoneName.TryParse(text, out _, out var diagnostic));
        Assert.Equal((rule, instead), (diagnostic.Rule.Id, diagnostic.Fix?.Replacement));
        Assert.Throws<GateFormatException>(() => ZoneBound.Of(text));
    }

    [Fact]
    public void No_text_is_no_name() => Assert.False(TimeZoneName.TryParse(null, out _, out _));

    [Fact]
    public void Reading_any_text_never_throws() => Gen.String.Sample(text =>
        TimeZoneName.TryParse(text, out var zones, out var diagnostic)
            ? zones is not null && diagnostic is null
            : zones is null && diagnostic!.ToString().Length > 0);
}
