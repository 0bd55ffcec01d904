namespace Outdial.Tests;

public sealed class DiagnosticTests
{
    [Theory]
    [InlineData("", -1, "error OD1003 missing-plus: A. B.")]
    [InlineData("", 0, "error OD1003 missing-plus at character 0: A. B.")]
    [InlineData("callerId", -1, "error OD1003 missing-plus at callerId: A. B.")]
    [InlineData("callerId", 3, "error OD1003 missing-plus at callerId, character 3: A. B.")]
    public void Says_rule_place_finding_and_help_in_one_line(string path, int index, string expected)
    {
        var finding = new Diagnostic(AddressRules.MissingPlus, "A.") { Path = path, Index = index, Help = "B." };
        Assert.Equal(expected, finding.ToString());
    }

    [Fact]
    public void Keeps_the_offered_number_out_of_its_line()
    {
        var fault = ParticipantAddress.Diagnose("+1 202 555 0123")!;
        Assert.Equal("+12025550123", fault.Fix!.Replacement);
        Assert.DoesNotContain("2025550123", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Never_carries_a_whole_number_in_its_words() =>
        Gen.Select(
                Gen.String[Gen.Char['2', '9'], 9, 12],
                Gen.OneOf("+1{0}\n", "+1 {0}", "00{0}", "{0}", "+1{0}x12", "tel:+1{0};x", "sip:{0}@", "{0}@x"))
            .Sample((digits, form) =>
                ParticipantAddress.Diagnose(form.Replace("{0}", digits, StringComparison.Ordinal)) is not { } fault
                || !fault.ToString().Contains(digits, StringComparison.Ordinal));
}
