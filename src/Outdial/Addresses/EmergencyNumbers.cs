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
            return new Diagnostic(AddressRules.EmergencyNumber, $"{digits} is an emergency or crisis number.");
        }

        var where = region is null
            ? PhoneNumberUtil.GetInstance().GetSupportedRegions()
                .Where(r => Plans.IsEmergencyNumber(digits, r))
                .Order(StringComparer.Ordinal)
                .ToList()
            : Plans.IsEmergencyNumber(digits, region) ? [region] : [];
        return where switch
        {
            [] => null,
            [var one] => new Diagnostic(AddressRules.EmergencyNumber, $"{digits} is an emergency number in {one}."),
            [var first, ..] => new Diagnostic(AddressRules.EmergencyNumber,
                $"{digits} is an emergency number in {first} and {where.Count - 1} other region(s); " +
                "say which region it is dialled in (--region) to have only that one's count."),
        };
    }

    /// <summary>Says that a number in E.164 form is an emergency line with '+' or a calling code before it.</summary>
    internal static Diagnostic? Check(E164Number number)
    {
        var digits = number.ToString()[1..];
        return digits.Length > MaxDigits + 3 ? null
            : Everywhere.Contains(digits) ? Check(digits, null)
            : NumberPlan.RegionsOf(number)
                .Select(region => Check(number.NationalSignificantNumber, region))
                .FirstOrDefault(found => found is not null);
    }
}
