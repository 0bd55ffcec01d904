namespace Outdial.Gates.Tests;

public sealed class HoursTextTests
{
    [Theory]
    [InlineData("Mo-Fr 09:00-20:00", "Mo-Fr 09:00-20:00")]
    [InlineData("mo-fr 09:00-20:00", "Mo-Fr 09:00-20:00")]
    [InlineData("MON-Friday 09:00 - 20:00 ; sat 10:00-18:00", "Mo-Fr 09:00-20:00; Sa 10:00-18:00")]
    [InlineData("Mo-Fr 10:00-13:00,14:00-20:00; Sa 10:00-18:00", "Mo-Fr 10:00-13:00,14:00-20:00; Sa 10:00-18:00")]
    [InlineData("Mo-Su 20:00-02:00", "Mo-Su 20:00-02:00")]
    [InlineData("Mo, We,Fr 09:00-12:00", "Mo 09:00-12:00; We 09:00-12:00; Fr 09:00-12:00")]
    [InlineData("Fr-Mo 09:00-12:00", "Mo 09:00-12:00; Fr-Su 09:00-12:00")]
    [InlineData("Sa off; Mo-Fr 09:00-12:00; Su OFF", "Mo-Fr 09:00-12:00")]
    [InlineData("Mo 09:00-24:00", "Mo 09:00-24:00")]
    [InlineData("Mo 09:00-00:00", "Mo 09:00-24:00")]
    [InlineData("Mo 14:00-18:00,09:00-12:00", "Mo 09:00-12:00,14:00-18:00")]
    [InlineData("Mo 09:00-12:00,12:00-14:00", "Mo 09:00-14:00")]
    [InlineData("Mo 20:00-24:00; Tu 00:00-02:00", "Mo 20:00-02:00")]
    [InlineData("Su 20:00-02:00", "Su 20:00-02:00")]
    [InlineData("Su 20:00-24:00; Mo 00:00-02:00,09:00-12:00", "Mo 09:00-12:00; Su 20:00-02:00")]
    [InlineData("Mo 11:00-24:00; Tu 00:00-02:00", "Mo 11:00-24:00; Tu 00:00-02:00")]
    [InlineData("Mo 20:00-24:00; Tu 00:00-20:00", "Mo 20:00-24:00; Tu 00:00-20:00")]
    [InlineData("Mo-Su 00:00-24:00", "Mo-Su 00:00-24:00")]
    [InlineData("Mo-Sa 00:00-24:00", "Mo-Sa 00:00-24:00")]
    [InlineData("us-federal", "Mo-Su 08:00-21:00")]
    public void Is_read_and_printed_in_one_way(string text, string printed) =>
        Assert.Equal(printed, CallingHours.Parse(text).ToString());

    [Theory]
    [InlineData("", "OD6020", 0)]
    [InlineData("   ", "OD6020", 3)]
    [InlineData("Mo-Fr", "OD6020", 5)]
    [InlineData("Mo-Fr 9:00-20:00", "OD6020", 6)]
    [InlineData("Mo-Fr 09:00", "OD6020", 11)]
    [InlineData("Mo-Fr 09:00-", "OD6020", 12)]
    [InlineData("Mo-Fr09:00-20:00", "OD6020", 5)]
    [InlineData("Mo-Fr 09:00-20:00;", "OD6020", 18)]
    [InlineData("Mo-Fr 09:00-20:00,", "OD6020", 18)]
    [InlineData("Mo-Fr 09:00-20:00 Sa 10:00-12:00", "OD6020", 18)]
    [InlineData("Mo-Fr 09:00-20:00, Sa 10:00-12:00", "OD6020", 19)]
    [InlineData("Mo-So 09:00-20:00", "OD6020", 3)]
    [InlineData("Mo–Fr 09:00-20:00", "OD6020", 2)]
    [InlineData("Mo-Fr 09:00–20:00", "OD6020", 11)]
    [InlineData("Mo-Fr 09:00-25:00", "OD6020", 12)]
    [InlineData("Mo-Fr 09:60-20:00", "OD6020", 6)]
    [InlineData("Mo-Fr 24:00-24:00", "OD6020", 6)]
    [InlineData("Mo-Fr 09:00am-05:00pm", "OD6020", 11)]
    [InlineData("Mo-Fr 09:00:00-20:00:00", "OD6020", 11)]
    [InlineData("Mo-Fr ٠٩:٠٠-20:00", "OD6020", 6)]
    [InlineData("Mo-Fr 09:00-20:00\0", "OD6020", 17)]
    [InlineData("Mo-Fr 09:00-20:00\n", "OD6020", 17)]
    [InlineData("Mo-Fr open", "OD6020", 6)]
    [InlineData("PH off", "OD6020", 0)]
    [InlineData("US-FEDERAL", "OD6020", 0)]
    [InlineData("09:00-20:00", "OD6021", 0)]
    [InlineData("24/7", "OD6021", 0)]
    [InlineData("Mo-Mo 09:00-20:00", "OD6021", 0)]
    [InlineData("Mo-Fr 09:00-20:00; Fr 09:00-15:00", "OD6021", 19)]
    [InlineData("Mo-Fr 09:00-20:00; Fr off", "OD6021", 19)]
    [InlineData("Mo-Fr,We 09:00-20:00", "OD6021", 6)]
    [InlineData("Mo-Fr 09:00-05:00", "OD6021", 6)]
    [InlineData("Mo-Fr 12:00-05:00", "OD6021", 6)]
    [InlineData("Mo-Fr 20:00-20:00", "OD6021", 6)]
    [InlineData("Mo-Fr 00:00-00:00", "OD6021", 6)]
    [InlineData("Mo-Fr 09:00-12:00,11:00-13:00", "OD6021", 18)]
    [InlineData("Mo 20:00-02:00; Tu 01:00-05:00", "OD6021", 19)]
    [InlineData("Mo-Su off", "OD6022", -1)]
    public void Is_refused_at_its_place(string text, string rule, int index)
    {
        Assert.False(CallingHours.TryParse(text, out _, out var diagnostic));
        Assert.Equal((rule, index), (diagnostic.Rule.Id, diagnostic.Index));
        var thrown = Assert.Throws<GateFormatException>(() => CallingHours.Parse(text));
        Assert.Equal(diagnostic, thrown.Diagnostic);
    }

    [Fact]
    public void No_text_is_no_hours() => Assert.False(CallingHours.TryParse(null, out _, out _));

    [Fact]
    public void Every_preset_is_read_by_its_name()
    {
        Assert.Equal(HoursPreset.All.OrderBy(preset => preset.Name, StringComparer.Ordinal), HoursPreset.All);
        Assert.All(HoursPreset.All, preset =>
        {
            Assert.Equal(preset.Hours, CallingHours.Parse(preset.Name));
            Assert.NotEmpty(preset.Source);
            Assert.NotEmpty(preset.Remark);
        });
    }
}
