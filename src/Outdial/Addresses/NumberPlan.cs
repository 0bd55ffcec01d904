using PhoneNumbers;

namespace Outdial;

/// <summary>What the world's number plans, as libphonenumber publishes them, say of a number.</summary>
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

        if (ImpossibleBecause(verdict.Length, number) is { } reason)
        {
            var before = FormerNumbers.Now(number);
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

    internal static bool IsRegion(string region) =>
        PhoneNumberUtil.GetInstance().GetSupportedRegions().Contains(region);

    private static string? ImpossibleBecause(NumberLength length, E164Number number) =>
        length switch
        {
            NumberLength.Possible => null,
            NumberLength.NoCountry =>
                $"No country has the calling code {number.CallingCode}.",
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
