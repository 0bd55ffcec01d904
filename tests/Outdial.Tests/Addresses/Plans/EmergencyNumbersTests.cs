using System.Globalization;
using System.Text;
using PhoneNumbers;

namespace Outdial.Tests;

public sealed class EmergencyNumbersTests
{
    private static readonly string[] Regions = [.. PhoneNumberUtil.GetInstance().GetSupportedRegions(), "ZZ"];

    // As libphonenumber-csharp 9.0.43 has them; a later release may have others.
    private static string[] Longer =>
    [
        "10111", "10177", "90000", "124422", "127799", "201606", "201917", "202099", "202914", "320221",
        "723141",
    ];

    // Every number of up to four digits; of the longer ones those that are a line somewhere, their neighbours, and
    // others.
    [Fact]
    public void Are_those_that_libphonenumber_has_in_every_region()
    {
        var plans = ShortNumberInfo.GetInstance();
        var random = new Random(1);
        var upToFour = Enumerable.Range(1, 4).SelectMany(length => Enumerable.Range(0, (int)Math.Pow(10, length))
            .Select(number => number.ToString(CultureInfo.InvariantCulture).PadLeft(length, '0')));
        string[] numbers =
        [
            .. upToFour,
            .. Longer.SelectMany(number => Enumerable.Range(0, 10).Select(digit => $"{number[..^1]}{digit}")),
            .. Enumerable.Range(0, 500)
                .Select(_ => random.Next(10_000, 1_000_000).ToString(CultureInfo.InvariantCulture)),
        ];

        var lines = 0;
        foreach (var number in numbers)
        {
            var found = EmergencyTables.Find(number);
            foreach (var region in Regions)
            {
                var isOne = plans.IsEmergencyNumber(number, region);
                Assert.True(isOne == EmergencyTables.Has(found, region), $"{number} in {region}");
                lines += isOne ? 1 : 0;
            }
        }

        Assert.True(lines > 800);
    }

    [Fact]
    public void Of_more_than_four_digits_are_among_them() =>
        Assert.All(Longer, number => Assert.False(EmergencyTables.Find(number).IsEmpty));

    [Theory]
    [InlineData("+911", true)]
    [InlineData("+1911", true)]
    [InlineData("+44999", true)]
    [InlineData("+490112", true)]
    [InlineData("+29051234", false)]
    [InlineData("+12025550123", false)]
    [InlineData("+999911", false)]
    public void Have_a_plus_or_a_calling_code_before_them(string text, bool isEmergency)
    {
        var number = E164Number.Parse(text);
        Assert.Equal(isEmergency, number.IsEmergency);
        var check = new CallValidator().Check(OutboundCall.To(new ParticipantAddress.Phone(number)));
        Assert.Equal(isEmergency, check.Diagnostics.Any(found => found.Rule == AddressRules.EmergencyNumber));
    }

    // All of the world whose range is assigned all the same: nothing but the emergency line is to be said of them.
    [Theory]
    [InlineData("+247116000")]
    [InlineData("+247116111")]
    [InlineData("+247116123")]
    [InlineData("+252116000")]
    [InlineData("+252116111")]
    [InlineData("+252116123")]
    [InlineData("+376116000")]
    [InlineData("+376116111")]
    [InlineData("+376116123")]
    [InlineData("+98116000")]
    [InlineData("+98116111")]
    [InlineData("+98116123")]
    [InlineData("+3529911")]
    [InlineData("+3529988")]
    [InlineData("+3529999")]
    public void Are_found_in_a_body_whose_number_is_assigned(string text)
    {
        Assert.NotEqual(NumberType.Unassigned, E164Number.Parse(text).Type);
        Assert.Contains(
            new PayloadChecker(Contract.Guide).Check(Encoding.UTF8.GetBytes(
                $$$"""{"participants":[{"participantAddress":{"id":"{{{text}}}","type":"phone"}}]}""")).Findings,
            finding => finding.Diagnostic.Rule == AddressRules.EmergencyNumber);
        Assert.Contains(
            new PayloadChecker(Contract.Platform).Check(Encoding.UTF8.GetBytes(
                $$"""{"phoneNumber":"{{text}}"}""")).Findings,
            finding => finding.Diagnostic.Rule == AddressRules.EmergencyNumber);
    }

    [Fact]
    public void No_number_is_none_of_them() => Assert.False(default(E164Number).IsEmergency);
}
