using System.Collections.Concurrent;
using PhoneNumbers;

namespace Outdial.Gates;

/// <summary>The time zones that a phone number leaves possible.</summary>
/// <remarks>
/// <para>By libphonenumber's zones of area codes: it is where the number was assigned, which bounds where its phone may
/// be and does not say where it is. People take a mobile phone along, and in North America a number too when they move:
/// where a list knows a person's zone, that one counts.</para>
/// <para>A number of an area has the zones of the area. A mobile number has all zones of its country, and of the others
/// under its calling code unless the plan tells them apart. Any other number, such as +1 800, and one that no plan has
/// assigned have all zones of the calling code. A service without a country, such as +800 and +883, is
/// <see cref="ZoneBound.Unknown"/>.</para>
/// </remarks>
public static class NumberZones
{
    // Regions that libphonenumber has and zone.tab has not, and whose clocks they go by.
    private static readonly Dictionary<string, string> ClocksOf = new(StringComparer.Ordinal)
    {
        ["AC"] = "SH",
        ["TA"] = "SH",
        ["XK"] = "RS",
    };

    private static readonly PhoneNumberToTimeZonesMapper Areas = PhoneNumberToTimeZonesMapper.GetInstance();

    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    // Countries, calling codes and areas are some hundred, and so are the bounds.
    private static readonly ConcurrentDictionary<string, ZoneBound> Bounds = new(StringComparer.Ordinal);

    /// <summary>The zones of a number.</summary>
    /// <param name="number">The number; the default value has the unknown zone.</param>
    public static ZoneBound Of(E164Number number)
    {
        var (type, region, code) = (number.Type, number.Region, number.CallingCode);
        if (IsOfAnArea(type, code) && OfArea(number, region) is { } area)
        {
            return area;
        }

        return type is NumberType.Mobile && region is not null && region != Plans.GetRegionCodeForCountryCode(code)
            ? Bounds.GetOrAdd(region, _ => ZoneBound.OfPlaces(PlacesOf(region)))
            : Bounds.GetOrAdd($"+{code}", _ => ZoneBound.OfPlaces(PlacesOf(code)));
    }

    private static bool IsOfAnArea(NumberType type, int code) => type switch
    {
        NumberType.FixedLine or NumberType.FixedLineOrMobile => true,
        NumberType.Mobile => Plans.IsNumberGeographical(PhoneNumberType.MOBILE, code),
        _ => false,
    };

    private static ZoneBound? OfArea(E164Number number, string? region)
    {
        var ids = Areas.GetTimeZonesForGeographicalNumber(Read(number));
        return Bounds.GetOrAdd(string.Join(' ', [region ?? "", .. ids]), _ => OfArea(ids, region, number.CallingCode))
            is { IsUnknown: false } bound ? bound : null;
    }

    private static ZoneBound OfArea(List<string> ids, string? region, int code)
    {
        var places = ids.Select(ZoneData.Place).OfType<string>().ToList();
        if (places.Count < ids.Count)
        {
            return ZoneBound.Unknown; // a name that the database does not have, or Etc/Unknown
        }

        // Some areas have a zone of another country whose winter is the same, as Kaliningrad has Bucharest's, and some
        // are several regions' together.
        var own = region is null ? [] : PlacesOf(region);
        return ZoneBound.OfPlaces(places.TrueForAll(own.Contains) ? places : places.Concat(PlacesOf(code)));
    }

    private static IEnumerable<string> PlacesOf(int code) =>
        Plans.GetRegionCodesForCountryCode(code).SelectMany(PlacesOf);

    private static IReadOnlyList<string> PlacesOf(string region) =>
        ZoneData.PlacesOf(ClocksOf.GetValueOrDefault(region, region));

    private static PhoneNumber Read(E164Number number)
    {
        var digits = number.NationalSignificantNumber;
        var zeros = digits.Length - digits.AsSpan().TrimStart('0').Length;
        var read = new PhoneNumber.Builder().SetCountryCode(number.CallingCode).SetNationalNumber(number.NationalValue);
        return (zeros == 0 ? read : read.SetNumberOfLeadingZeros(zeros)).Build();
    }
}
