using PhoneNumbers;

namespace Outdial.Gates.Tests;

public sealed class NumberZonesTests
{
    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    public static TheoryData<string> Regions() => [.. Plans.GetSupportedRegions().Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("+12125550123", "America/New_York")]
    [InlineData("+14155550123", "America/Los_Angeles")]
    [InlineData("+442079460123", "Europe/London")]
    [InlineData("+34928123456", "Atlantic/Canary")]
    [InlineData("+4930901820", "Europe/Berlin")]
    [InlineData("+390612345678", "Europe/Rome")]
    [InlineData("+81312345678", "Asia/Tokyo")]
    [InlineData("+919812345678", "Asia/Kolkata")]
    public void A_number_of_an_area_has_its_zone(string number, string zones) =>
        Assert.Equal(zones, NumberZones.Of(E164Number.Parse(number)).ToString());

    [Theory]
    [InlineData("+18005550123", "America/New_York", "Pacific/Honolulu")]
    [InlineData("+61412345678", "Australia/Perth", "Australia/Lord_Howe")]
    [InlineData("+79161234567", "Europe/Kaliningrad", "Asia/Kamchatka")]
    [InlineData("+74012123456", "Europe/Kaliningrad", "Asia/Kamchatka")]
    [InlineData("+15551234567", "America/New_York", "Pacific/Honolulu")]
    [InlineData("+447700900123", "Europe/London", "Europe/Isle_of_Man")]
    public void A_number_without_an_area_has_all_zones(string number, string one, string other)
    {
        var zones = NumberZones.Of(E164Number.Parse(number)).Ids;
        Assert.Contains(one, zones);
        Assert.Contains(other, zones);
    }

    [Fact]
    public void Plans_that_tell_countries_apart_are_heeded() =>
        Assert.DoesNotContain("Europe/Moscow", NumberZones.Of(E164Number.Parse("+77011234567")).Ids);

    [Theory]
    [InlineData("+80012345678")]
    [InlineData("+883510012345")]
    [InlineData("+870773123456")]
    [InlineData("+999123456789")]
    public void A_service_without_a_country_is_unknown(string number) =>
        Assert.Same(ZoneBound.Unknown, NumberZones.Of(E164Number.Parse(number)));

    [Fact]
    public void No_number_is_unknown() => Assert.Same(ZoneBound.Unknown, NumberZones.Of(default));

    [Theory]
    [MemberData(nameof(Regions))]
    public void Every_region_has_zones_of_its_own(string region)
    {
        foreach (var type in Enum.GetValues<PhoneNumberType>().Except([PhoneNumberType.UNKNOWN]))
        {
            if (Plans.GetExampleNumberForType(region, type) is { } example)
            {
                var number = E164Number.Parse(Plans.Format(example, PhoneNumberFormat.E164));
                var zones = NumberZones.Of(number);
                Assert.False(zones.IsUnknown, $"{number} {type}");
                Assert.Contains(zones.Ids, id => ZoneData.PlacesOf(Clocks(region)).Contains(id));
            }
        }
    }

    // The bound is never narrower than libphonenumber's, by what the clocks show.
    [Fact]
    public void The_bound_holds_all_zones_that_libphonenumber_gives()
    {
        var areas = PhoneNumberToTimeZonesMapper.GetInstance();
        var codes = Plans.GetSupportedCallingCodes().ToArray();
        Gen.Select(Gen.OneOf(codes), Gen.Int[100_000_000, 999_999_999]).Sample(
            (code, rest) =>
            {
                var number = E164Number.Parse($"+{code}{rest}");
                var zones = NumberZones.Of(number);
                var read = Plans.Parse(number.ToString(), null);

                // Of some texts libphonenumber drops a trunk prefix: that is another number.
                return Plans.Format(read, PhoneNumberFormat.E164) != number.ToString() ||
                    !Plans.IsNumberGeographical(read) || zones.IsUnknown ||
                    ZoneBound.OfPlaces(areas.GetTimeZonesForNumber(read).Select(ZoneData.Place).OfType<string>())
                        .Zones.All(zones.Zones.Contains);
            },
            iter: 20_000);
    }

    [Fact]
    public void Any_number_has_an_answer() => Gen.ULong[10, 999_999_999_999_999].Sample(digits =>
        !E164Number.TryParse($"+{digits}", out var number) || NumberZones.Of(number).Equals(NumberZones.Of(number)));

    private static string Clocks(string region) => region switch
    {
        "AC" or "TA" => "SH",
        "XK" => "RS",
        _ => region,
    };
}
