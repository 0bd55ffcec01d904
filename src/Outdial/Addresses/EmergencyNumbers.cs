using System.Collections.Concurrent;
using PhoneNumbers;

namespace Outdial;

/// <summary>The numbers that a machine must not call: emergency services and crisis lines.</summary>
internal static class EmergencyNumbers
{
    // The longest: 116123 and its neighbours.
    private const int MaxDigits = 6;

    private static readonly ShortNumberInfo Plans = ShortNumberInfo.GetInstance();

    // Refused whatever the region: people know these from other countries, and networks forward them.
    private static readonly HashSet<string> Everywhere = ["911", "112", "999", "988"];

    private const int MostRemembered = 10_000;

    private static readonly ConcurrentDictionary<string, IReadOnlyList<string>> ByDigits = new(StringComparer.Ordinal);

    // Digits that open an outside line, or that are dialled before a number inside a country.
    private static readonly string[] Prefixes = ["00", "0", "9"];

    // Crisis lines that number plans do not list as emergencies: EU decisions 2007/116/EC and 2007/698/EC
    // (116000 missing children, 116111 child helpline, 116123 emotional support).
    private static readonly HashSet<string> CrisisLines = ["116000", "116111", "116123"];

    /// <summary>Says that digits, as dialled within a region, reach an emergency line; null if they do not.</summary>
    /// <param name="digits">What would be dialled; anything that is not digits is no emergency number.</param>
    /// <param name="region">Where; when null, the emergency numbers of all regions count.</param>
    internal static Diagnostic? Check(string digits, string? region)
    {
        if (digits.Length > MaxDigits || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        if (Everywhere.Contains(digits) || CrisisLines.Contains(digits))
        {
            return Emergency($"{digits} is an emergency or crisis number.");
        }

        var prefix = Array.Find(Prefixes, prefix =>
            digits.StartsWith(prefix, StringComparison.Ordinal) && Everywhere.Contains(digits[prefix.Length..]));
        return prefix is not null
            ? Emergency($"Behind {prefix}, which often opens an outside line, stands {digits[prefix.Length..]}.")
            : OfRegions(digits, region);
    }

    /// <summary>Says that a number in E.164 form is an emergency line with '+' or a calling code before it.</summary>
    internal static Diagnostic? Check(E164Number number) =>
        IsTooLong(number) ? null : CheckShort(number);

    /// <summary>Whether a number has more digits, behind its calling code, than any emergency line.</summary>
    internal static bool IsTooLong(E164Number number) => number.NationalDigits > MaxDigits;

    private static Diagnostic? CheckShort(E164Number number) =>
        Check(number.ToString()[1..], region: null) ?? NumberPlan.RegionsOf(number)
            .Select(region => Check(number.NationalSignificantNumber, region))
            .FirstOrDefault(found => found is not null);

    private static Diagnostic? OfRegions(string digits, string? region)
    {
        var where = region is null ? Regions(digits) : Plans.IsEmergencyNumber(digits, region) ? [region] : [];
        return where switch
        {
            [] => null,
            [var one] => Emergency($"{digits} is an emergency number in {one}."),
            [var first, ..] => Emergency(
                $"{digits} is an emergency number in {first} and {where.Count - 1} other region(s); say which region " +
                "it is dialled in (--region) to have only that one's count."),
        };
    }

    // Asking all regions takes a third of a millisecond; the same extensions are asked about again and again.
    private static IReadOnlyList<string> Regions(string digits)
    {
        if (ByDigits.TryGetValue(digits, out var known))
        {
            return known;
        }

        IReadOnlyList<string> regions =
        [
            .. PhoneNumberUtil.GetInstance().GetSupportedRegions()
                .Where(region => Plans.IsEmergencyNumber(digits, region))
                .Order(StringComparer.Ordinal),
        ];
        if (ByDigits.Count < MostRemembered)
        {
            ByDigits[digits] = regions;
        }

        return regions;
    }

    private static Diagnostic Emergency(string message) => new(AddressRules.EmergencyNumber, message);
}
