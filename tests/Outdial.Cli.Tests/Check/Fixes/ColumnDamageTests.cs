namespace Outdial.Cli.Tests;

public sealed class ColumnDamageTests
{
    [Theory]
    [InlineData("1.20256E+10", "US", 1, 0, 0)]
    [InlineData("4,41E+11", "GB", 1, 0, 0)]
    [InlineData("1e+10", null, 1, 0, 0)]
    [InlineData("1.2E+", null, 0, 0, 0)]
    [InlineData("12.5E+10", null, 0, 0, 0)]
    [InlineData("12025550123.0", "US", 0, 1, 0)]
    [InlineData("+12025550123,00", null, 0, 1, 0)]
    [InlineData("12025550123.5", "US", 0, 0, 0)]
    [InlineData("12.0", "US", 0, 0, 0)]
    [InlineData("7700900123", "GB", 0, 0, 1)]
    [InlineData("7700900123", null, 0, 0, 0)]
    [InlineData("07700900123", "GB", 0, 0, 0)]
    [InlineData("447700900123", "GB", 0, 0, 0)]
    [InlineData("2025550123", "US", 0, 0, 0)]
    [InlineData("", "US", 0, 0, 0)]
    public void Sees_what_a_spreadsheet_has_done(
        string text, string? region, int exponents, int decimals, int lostZeros)
    {
        var check = new AddressCheck(new CallPolicy { Region = region });
        var damage = default(ColumnDamage).With(text, check, region is not null);
        Assert.Equal((exponents, decimals, lostZeros), (damage.Exponents, damage.Decimals, damage.LostZeros));
    }

    [Theory]
    [InlineData("1.20256E+10", "OD6002")]
    [InlineData("2025550123.0", "OD6003")]
    [InlineData("7700900123", "OD6004")]
    public async Task Says_once_what_happened_to_the_column(string cell, string rule)
    {
        var list = string.Concat(Enumerable.Repeat($"{cell}\n", 11)) + "+12025550123\n";
        foreach (var fix in new[] { "--exit-zero", "--dedupe" })
        {
            var result = await Cli.RunWithInputAsync(list, "check", "--numbers", "-", "--region", "GB", fix);
            var warning = $"warning[{rule}]";
            Assert.Single(result.Out.Split('\n'), line => line.StartsWith(warning, StringComparison.Ordinal));
            Assert.Contains("(11 of 12).", result.Out, StringComparison.Ordinal);
        }

        var few = await Cli.RunWithInputAsync(
            string.Concat(Enumerable.Repeat($"{cell}\n", 9)), "check", "--numbers", "-", "--region", "GB");
        Assert.DoesNotContain("OD600", few.Out, StringComparison.Ordinal);
        var mixed = string.Concat(Enumerable.Repeat($"{cell}\n+12025550123\n", 9));
        var half = await Cli.RunWithInputAsync(mixed, "check", "--numbers", "-", "--region", "GB");
        Assert.DoesNotContain("OD600", half.Out, StringComparison.Ordinal);
    }
}
