namespace Outdial;

/// <summary>The numbers that a machine must not call: emergency services and crisis lines.</summary>
internal static class EmergencyNumbers
{
    // The longest: 116123 and its neighbours.
    private const int MaxDigits = 6;

    // As many digits, with the longest calling code before them.
    private const ulong Greatest = 999_999_999;

    /// <summary>Says that digits, as dialled within a region, reach an emergency line; null if they do not.</summary>
    /// <param name="digits">What would be dialled; anything that is not digits is not an emergency number.</param>
    /// <param name="region">Where; when null, the emergency numbers of all regions count.</param>
    internal static Diagnostic? Check(ReadOnlySpan<char> digits, string? region)
    {
        if (digits.Length > MaxDigits || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        if (IsOneEverywhere(digits) || IsCrisisLine(digits))
        {
            return Emergency(digits, $"{digits} is an emergency or crisis number.");
        }

        var prefix = Prefix(digits);
        return prefix > 0
            ? Emergency(
                digits, $"After {digits[..prefix]}, which often opens an outside line, comes {digits[prefix..]}.")
            : OfRegions(digits, region);
    }

    /// <summary>Says that a number in E.164 form is an emergency line with '+' or a calling code before it.</summary>
    internal static Diagnostic? Check(E164Number number) =>
        number.Value > Greatest || number.IsEmpty || number.NationalDigits > MaxDigits ? null : CheckShort(number);

    private static Diagnostic? CheckShort(E164Number number)
    {
        Span<char> text = stackalloc char[E164Scanner.MaxDigits + 1];
        number.TryFormat(text, out var length);
        return Check(text[1..length], region: null) ??
            CheckNational(text[(length - number.NationalDigits)..length], number);
    }

    private static Diagnostic? CheckNational(ReadOnlySpan<char> digits, E164Number number)
    {
        // Of few it must be known whose they are, and of all others nothing is made.
        if (Check(digits, region: null) is null)
        {
            return null;
        }

        foreach (var region in NumberPlan.RegionsOf(number))
        {
            if (Check(digits, region) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // Refused whatever the region: people know these from other countries, and networks forward them.
    private static bool IsOneEverywhere(ReadOnlySpan<char> digits) => digits is "911" or "112" or "999" or "988";

    // Crisis lines that number plans do not list as emergencies: EU decisions 2007/116/EC and 2007/698/EC
    // (116000 missing children, 116111 child helpline, 116123 emotional support).
    private static bool IsCrisisLine(ReadOnlySpan<char> digits) => digits is "116000" or "116111" or "116123";

    // How many digits before an emergency number open an outside line, or that are dialled before a number
    // inside a country.
    private static int Prefix(ReadOnlySpan<char> digits) => digits switch
    {
        ['0', '0', .. var rest] when IsOneEverywhere(rest) => 2,
        ['0' or '9', .. var rest] when IsOneEverywhere(rest) => 1,
        _ => 0,
    };

    private static Diagnostic? OfRegions(ReadOnlySpan<char> digits, string? region)
    {
        var where = EmergencyTables.Find(digits);
        if (region is not null)
        {
            return EmergencyTables.Has(where, region)
                ? Emergency(digits, $"{digits} is an emergency number in {region}.")
                : null;
        }

        return where switch
        {
            [] => null,
            [var one] => Emergency(digits, $"{digits} is an emergency number in {PlanTables.Regions[one]}."),
            [var first, ..] => Emergency(
                digits,
                $"{digits} is an emergency number in {PlanTables.Regions[first]} and {where.Length - 1} other " +
                "region(s); say which region it is dialled in (ParticipantAddress.FromDialled) to " +
                "have only that one's count."),
        };
    }

    private static Diagnostic Emergency(ReadOnlySpan<char> digits, string message) =>
        new(AddressRules.EmergencyNumber, message)
        {
            Help = $"If you really must, write it as an extension (ext:{digits}) and allow it " +
                "(CallPolicy.AllowEmergencyNumbers).",
        };
}
