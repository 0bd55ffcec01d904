using System.Globalization;
using System.Text;
using Outdial.TestSupport;

namespace Outdial.Docs.Tests;

public sealed class HoursPageTests
{
    [Fact]
    public void Lists_the_presets_with_their_sources()
    {
        var table = new StringBuilder("| name | hours | as of | source | remark |\n|---|---|---|---|---|\n");
        foreach (var preset in HoursPreset.All)
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"| `{preset.Name}` | {preset.Hours} | {preset.AsOf:yyyy-MM-dd} | {preset.Source} ");
            table.Append(CultureInfo.InvariantCulture, $"| {preset.Remark} |\n");
        }

        Assert.Null(DocumentedTable.Difference("docs/hours.md", "presets", table.ToString()));
    }

    [Theory]
    [InlineData("Mo-Fr 10:00-13:00,14:00-20:00; Sa 10:00-18:00", true)]
    [InlineData("Mo-Su 00:00-05:00,09:00-24:00", true)]
    [InlineData("Mo-Fr 09:00-05:00", false)]
    [InlineData("Mo-Fr 09:00-20:00; Fr 09:00-15:00", false)]
    [InlineData("09:00-20:00", false)]
    public void Says_which_texts_are_read(string text, bool isRead)
    {
        Assert.Contains($"`{text}`", File.ReadAllText(SourceTree.PathOf("docs/hours.md")), StringComparison.Ordinal);
        Assert.Equal(isRead, CallingHours.TryParse(text, out _, out _));
    }
}
