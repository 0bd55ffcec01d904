namespace Outdial.Cli.Tests;

public sealed class CellFixerTests
{
    [Theory]
    [InlineData("+12025550123", "+12025550123", 0)]
    [InlineData("202-555-0123", "+12025550123", 1)]
    [InlineData("+44 (0)20 7946 0018", "+442079460018", 1)]
    [InlineData("'+12025550123", "'+12025550123", 0)]
    [InlineData("1.20256E+10", "1.20256E+10", 0)]
    [InlineData("202-555-0123/0124", "202-555-0123/0124", 0)]
    public void Applies_safe_fixes_alone(string text, string expected, int fixes) =>
        Assert.Equal((expected, fixes), Of(text, guesses: false));

    [Theory]
    [InlineData("'+12025550123", "+12025550123", 1)]
    [InlineData("12025550123.0", "+12025550123", 1)]
    [InlineData("1.20256E+10", "1.20256E+10", 0)]
    public void Applies_a_guess_when_asked_to(string text, string expected, int fixes) =>
        Assert.Equal((expected, fixes), Of(text, guesses: true));

    private static (string, int) Of(string text, bool guesses)
    {
        var check = new AddressCheck(new CallPolicy { Region = "US" });
        var result = new CellFixer(check, RewrittenList.Everything, guesses).Fix(text);
        return (result.Text, result.Fixes);
    }
}
