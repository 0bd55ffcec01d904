using PhoneNumbers;

namespace Outdial;

/// <summary>What the world's number plans, as libphonenumber publishes them, say about a number.</summary>
internal static class NumberPlan
{
    /// <summary>Whether the number's range is assigned.</summary>
    internal static bool IsAssigned(E164Number number) => PlanTables.Find(number).Type != NumberType.Unassigned;

    /// <summary>Says how far a number falls short, or null if its range is assigned.</summary>
    internal static Diagnostic? Check(E164Number number, NumberPolicy policy)
    {
        // An assigned number is a possible one.
        var verdict = PlanTables.Find(number);
        if (verdict.Type != NumberType.Unassigned)
        {
            return null;
        }

        var reason = ImpossibleBecause(verdict.Length, number);
        var before = reason is null ? null : FormerNumbers.Now(number);
        if (before is null &&
            LibPhoneNumberAdapter.AsFromAbroad(number, isImpossible: reason is not null) is { } abroad)
        {
            return new Diagnostic(
                AddressRules.TrunkPrefix,
                $"After +{number.CallingCode} comes a prefix that is dialled inside the country only.")
            {
                Severity = policy >= NumberPolicy.Possible ? Severity.Error : Severity.Warning,
                Fix = new Fix(abroad.ToString(), Applicability.Guess),
            };
        }

        if (reason is not null)
        {
            return new Diagnostic(AddressRules.ImpossibleNumber, before?.Reason ?? reason)
            {
                Severity = policy >= NumberPolicy.Possible ? Severity.Error : Severity.Warning,
                Fix = before is { Number: var now } ? new Fix(now.ToString(), Applicability.Guess) : null,
            };
        }

        return new Diagnostic(AddressRules.UnassignedNumber)
        {
            Severity = policy >= NumberPolicy.Assigned ? Severity.Error : Severity.Note,
        };
    }

    internal static IReadOnlyCollection<string> RegionsOf(E164Number number) =>
        PhoneNumberUtil.GetInstance().GetRegionCodesForCountryCode(number.CallingCode);

    /// <summary>The region that a calling code belongs to first: US for 1, GB for 44; ZZ for a code that is
    /// none.</summary>
    internal static string MainRegionOf(int callingCode) =>
        PhoneNumberUtil.GetInstance().GetRegionCodeForCountryCode(callingCode);

    internal static bool IsRegion(string region) =>
        PhoneNumberUtil.GetInstance().GetSupportedRegions().Contains(region);

    // Area codes there begin with 2 to 9.
    private static char? NorthAmericanFault(E164Number number) =>
        number.ToString() is [_, _, var digit and ('0' or '1'), ..] ? digit : null;

    private static string? ImpossibleBecause(NumberLength length, E164Number number) =>
        length switch
        {
            NumberLength.Possible => null,
            NumberLength.NoCountry =>
                $"No country has the calling code {number.CallingCode}.",
            _ when number.CallingCode == 1 && NorthAmericanFault(number) is { } digit =>
                $"No number under +1 begins with {digit} after the calling code.",
            NumberLength.TooShort =>
                $"Too short: no number under +{number.CallingCode} has only {number.DigitCount} digits.",
            NumberLength.TooLong =>
                $"Too long: no number under +{number.CallingCode} has as many as {number.DigitCount} digits.",
            NumberLength.LocalOnly =>
                $"The area code is missing: {number.DigitCount} digits under +{number.CallingCode} " +
                "reach a phone from the same area only.",
            _ => $"No number under +{number.CallingCode} has {number.DigitCount} digits.",
        };
}
