namespace Outdial.Tests;

public sealed class DialledTextTests
{
    [Theory]
    [InlineData("0-0431 5131234", "the 0 opens an outside line")]
    [InlineData("\"9 030 901820", "the 9 opens an outside line")]
    public void Names_the_digit_that_opens_an_outside_line(string text, string words)
    {
        Assert.False(ParticipantAddress.TryFromDialled(text, "DE", out _, out var fault));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("555-123-4567", "US", "+15551234567")]
    [InlineData("(202) 555-0123", "US", "+12025550123")]
    [InlineData("1 202 555 0123", "US", "+12025550123")]
    [InlineData("011 44 20 7946 0018", "US", "+442079460018")]
    [InlineData("020 7946 0018", "GB", "+442079460018")]
    [InlineData("0044 20 7946 0018", "DE", "+442079460018")]
    [InlineData("+44 (0)20 7946 0018", "US", "+442079460018")]
    [InlineData("06 1234 5678", "IT", "+390612345678")]
    [InlineData("+1 321 555 9872 x 123", "US", "tel:+13215559872;ext=123")]
    [InlineData("321-555-9872 ext. 123", "US", "tel:+13215559872;ext=123")]
    [InlineData("+12025550123", "GB", "+12025550123")]
    [InlineData("030/123456", "DE", "+4930123456")]
    [InlineData("0171/1234567-0", "DE", "+4917112345670")]
    [InlineData("089 / 123 45 67", "DE", "+49891234567")]
    [InlineData("(06221) / 123456", "DE", "+496221123456")]
    [InlineData("05241/80-0", "DE", "+495241800")]
    [InlineData("033601/12345", "DE", "+493360112345")]
    [InlineData("07242/12345", "AT", "+43724212345")]
    [InlineData("+49 6221/123456", "US", "+496221123456")]
    [InlineData("0049 6221/123456", "AT", "+496221123456")]
    [InlineData("+43 7242/12345", "DE", "+43724212345")]
    [InlineData("+44 1632/960123", "US", "+441632960123")]
    [InlineData("06221/123456 ext 7", "DE", "tel:+496221123456;ext=7")]
    [InlineData("202-555-0123, ext 12", "US", "tel:+12025550123;ext=12")]
    [InlineData("202-555-0123 - x12", "US", "tel:+12025550123;ext=12")]
    [InlineData("001 47 22 12 34 56", "SG", "+4722123456")]
    [InlineData("ext:4021", "US", "ext:4021")]
    [InlineData("sip:ann@example.com", "US", "sip:ann@example.com")]
    public void Reads_a_number_as_a_region_dials_it(string text, string region, string expected) =>
        Assert.Equal(expected, ParticipantAddress.FromDialled(text, region).ToString());

    [Theory]
    [InlineData("911", "US", "OD1011")]
    [InlineData("112", "DE", "OD1011")]
    [InlineData("988", "US", "OD1011")]
    [InlineData("000", "AU", "OD1011")]
    [InlineData("116123", "DE", "OD1011")]
    [InlineData("9001", "US", "OD1012")]
    [InlineData("100", "US", "OD1012")]
    [InlineData("555-1234", "US", "OD1012")]
    [InlineData("0044 20 7946 0018", "US", "OD1014")]
    [InlineData("1-800-FLOWERS", "US", "OD1015")]
    [InlineData("+1-415-555-0123/0124", "US", "OD1017")]
    [InlineData("202-555-0123", "XX", "OD1018")]
    [InlineData("202-555-0123", "us", "OD1018")]
    [InlineData("202-555-0123\n", "US", "OD1008")]
    [InlineData("//", "US", "OD1027")]
    [InlineData("\u0662\u0660\u0662 555 0123", "US", "OD1007")]
    [InlineData("202\u00A0555\u00A00123", "US", "OD1010")]
    [InlineData("user:x", "US", "OD1024")]
    [InlineData("", "US", "OD1001")]
    [InlineData("ann", "US", "OD1027")]
    [InlineData("0112", "DE", "OD1011")]
    [InlineData("9911", "DE", "OD1011")]
    [InlineData("2025550123ab", "US", "OD1015")]
    [InlineData("030 12O3456", "DE", "OD1015")]
    [InlineData("030 l23456", "DE", "OD1015")]
    [InlineData("202-5A5-0B2C", "US", "OD1015")]
    [InlineData("*9 030 123456", "DE", "OD1002")]
    [InlineData("030 1234567/35", "DE", "OD1017")]
    [InlineData("0171 123456/57", "DE", "OD1017")]
    [InlineData("06221/123456/57", "DE", "OD1017")]
    [InlineData("06221/123456, 654321", "DE", "OD1017")]
    [InlineData("06221/123456/06221/654321", "DE", "OD1017")]
    public void Refuses_what_it_cannot_be_sure_of(string text, string region, string rule)
    {
        Assert.False(ParticipantAddress.TryFromDialled(text, region, out var address, out var fault));
        Assert.Null(address);
        Assert.Equal(rule, fault.Rule.Id);
        var thrown = Assert.Throws<AddressFormatException>(() => ParticipantAddress.FromDialled(text, region));
        Assert.Equal(fault, thrown.Diagnostic);
    }

    [Fact]
    public void Offers_the_likely_number_and_says_that_it_is_a_guess()
    {
        ParticipantAddress.TryFromDialled("1-800-FLOWERS", "US", out _, out var letters);
        Assert.Equal(new Fix("+18003569377", Applicability.Guess), letters!.Fix);
        ParticipantAddress.TryFromDialled("0044 20 7946 0018", "US", out _, out var prefix);
        Assert.Equal(new Fix("+442079460018", Applicability.Guess), prefix!.Fix);
    }

    [Fact]
    public void Offers_nothing_for_a_letter_that_slipped_in()
    {
        ParticipantAddress.TryFromDialled("030 12O3456", "DE", out _, out var slip);
        Assert.Equal((6, (Fix?)null), (slip!.Index, slip.Fix));
    }

    [Fact]
    public void Never_throws_and_always_gives_one_of_the_two() =>
        Gen.Select(
                Gen.OneOf(Gen.String, Gen.String[Gen.Char["+0123456789 ()-x;=/\n\u0661"], 0, 30]),
                Gen.OneOf("US", "GB", "DE", "IT", "MX", "XX"))
            .Sample((text, region) => ParticipantAddress.TryFromDialled(text, region, out var address, out var fault)
                ? address is not null && fault is null
                : address is null && fault is not null);

    [Fact]
    public void Gives_addresses_that_are_read_back_as_they_are() =>
        Gen.Select(Gen.String[Gen.Char["0123456789 ()-"], 5, 16], Gen.OneOf("US", "GB", "DE", "IT", "MX"))
            .Sample((text, region) => !ParticipantAddress.TryFromDialled(text, region, out var address, out _) ||
                ParticipantAddress.Parse(address.ToString()) == address);
}
