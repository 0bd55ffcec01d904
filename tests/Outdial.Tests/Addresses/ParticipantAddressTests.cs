namespace Outdial.Tests;

public sealed class ParticipantAddressTests
{
    // Prefixes of real forms with anything behind them, so that the branches are reached.
    private static readonly Gen<string> NearAddresses = Gen.Select(
        Gen.OneOf(
            "", "+", "+1", "tel:", "tel:+1555;ext=", "sip:", "sip:a@", "sip:a@b;", "sip:[", "user:", "queue:", "ext:",
            "mailto:", "mailto:a@", "00", "TEL:", "x:"),
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["+0123456789abc@:;=.[]%-() \n"], 0, 30]),
        (prefix, rest) => prefix + rest);

    [Fact]
    public void Reads_back_every_case_that_it_writes() =>
        AddressGen.Addresses.Sample(address => ParticipantAddress.Parse(address.ToString()) == address);

    [Fact]
    public void Explains_exactly_what_it_refuses() => NearAddresses.Sample(text =>
        ParticipantAddress.TryParse(text, null, out var address) == (ParticipantAddress.Diagnose(text) is null) &&
        (address is null) == (ParticipantAddress.Diagnose(text) is not null));

    [Fact]
    public void Places_every_fault_inside_the_text() => NearAddresses.Sample(text =>
        ParticipantAddress.Diagnose(text) is not { } fault ||
        (fault.Index >= 0 && fault.Index <= text.Length && fault.Message.Length > 0));

    [Fact]
    public void Writes_what_it_accepted_but_for_the_case_of_ids() => NearAddresses.Sample(text =>
        !ParticipantAddress.TryParse(text, null, out var address) ||
        string.Equals(address.ToString(), text, StringComparison.OrdinalIgnoreCase) || $"tel:{address}" == text);

    [Fact]
    public void Offers_only_fixes_that_are_addresses() => NearAddresses.Sample(text =>
        ParticipantAddress.Diagnose(text)?.Fix is not { } fix || fix.Applicability == Applicability.Guess
            || ParticipantAddress.Diagnose(fix.Replacement) is not { } left
            || left.Rule != AddressRules.UnknownScheme);

    [Fact]
    public void Calls_no_fix_safe_that_has_other_digits_than_the_text() =>
        Gen.Select(AddressGen.Numbers, Gen.Int[0, 9], Gen.OneOf(" ", " 0", "-", " 15 ", " (0)"))
            .Sample((number, at, between) =>
        {
            // Brackets may stand for a digit that is not dialled; nothing else may be dropped, or put in.
            var text = number.ToString().Insert(Math.Min(at + 2, number.DigitCount), between);
            var said = string.Concat(text.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit));
            return ParticipantAddress.Diagnose(text)?.Fix is not { Applicability: Applicability.Safe } fix ||
                fix.Replacement[1..] == said || fix.Replacement[1..] == string.Concat(text.Where(char.IsAsciiDigit));
        });

    [Fact]
    public void Masks_numbers_and_names() => AddressGen.Addresses.Sample(address =>
    {
        var masked = address.ToString("M");
        return address switch
        {
            ParticipantAddress.Phone phone => !masked.Contains(phone.Number.ToString(), StringComparison.Ordinal),
            ParticipantAddress.Extension extension => !masked.Contains(extension.Digits, StringComparison.Ordinal),
            ParticipantAddress.Sip sip => !masked.Contains($"{sip.UserPart}@", StringComparison.Ordinal),
            ParticipantAddress.Email email => !masked.Contains(email.Mailbox, StringComparison.Ordinal),
            _ => masked == address.ToString(),
        };
    });

    [Theory]
    [InlineData("+12025550123", typeof(ParticipantAddress.Phone))]
    [InlineData("tel:+12025550123", typeof(ParticipantAddress.Phone))]
    [InlineData("tel:+12025550123;ext=12", typeof(ParticipantAddress.Phone))]
    [InlineData("sip:ann@example.com", typeof(ParticipantAddress.Sip))]
    [InlineData("sip:example.com", typeof(ParticipantAddress.Sip))]
    [InlineData("sips:ann@[2001:db8::1]:5061;transport=tls", typeof(ParticipantAddress.Sip))]
    [InlineData("user:5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11", typeof(ParticipantAddress.User))]
    [InlineData("user:5F1C1E0A-6F0E-4A4C-9D0A-6C1F2D8F0B11", typeof(ParticipantAddress.User))]
    [InlineData("queue:5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11", typeof(ParticipantAddress.Queue))]
    [InlineData("group:5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11", typeof(ParticipantAddress.Group))]
    [InlineData("ext:0042", typeof(ParticipantAddress.Extension))]
    [InlineData("mailto:ann.lee+x@example.co.uk", typeof(ParticipantAddress.Email))]
    public void Knows_each_form(string text, Type kind) => Assert.IsType(kind, ParticipantAddress.Parse(text));

    [Fact]
    public void Keeps_number_and_extension_apart()
    {
        var phone = Assert.IsType<ParticipantAddress.Phone>(ParticipantAddress.Parse("tel:+12025550123;ext=012"));
        Assert.Equal(("+12025550123", "012"), (phone.Number.ToString(), phone.Extension));
        Assert.Equal("+12025550123", ParticipantAddress.Parse("tel:+12025550123").ToString());
    }

    [Theory]
    [InlineData("12")]
    [InlineData("+1")]
    public void Will_not_be_made_from_parts_that_are_none(string bad)
    {
        Assert.Throws<ArgumentException>(() => new ParticipantAddress.Phone(default));
        Assert.Throws<ArgumentException>(() => new ParticipantAddress.Phone(E164Number.Parse("+12025550123"), "x"));
        Assert.Throws<ArgumentException>(() => new ParticipantAddress.Extension(""));
        Assert.Throws<ArgumentException>(() => new ParticipantAddress.Sip(bad));
        Assert.Throws<ArgumentException>(() => new ParticipantAddress.Email(bad));
    }

    [Theory]
    [InlineData("sip:10.0.0.1", "sip:***")]
    [InlineData("sip:gateway;user=+12025550123", "sip:gateway")]
    [InlineData("sip:+12025550123@example.com;user=phone", "sip:***@example.com")]
    [InlineData("sip:ann@10.0.0.1", "sip:***@***")]
    public void Masks_whatever_of_a_sip_address_may_be_dialled(string address, string masked) =>
        Assert.Equal(masked, ParticipantAddress.Parse(address).ToString("M"));

    [Fact]
    public void Refuses_an_unknown_format() =>
        Assert.Throws<FormatException>(() => ParticipantAddress.Parse("ext:1").ToString("X"));
}
