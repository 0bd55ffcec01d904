using PhoneNumbers;

namespace Outdial;

/// <summary>What the world's number plans, as libphonenumber publishes them, say of a number.</summary>
internal static class NumberPlan
{
    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    /// <summary>Whether the number's range is assigned.</summary>
    internal static bool IsAssigned(E164Number number)
    {
        if (AssignedNumbers.Find(number) is { } known)
        {
            return known;
        }

        var isAssigned = Plans.IsValidNumber(ForPlans(number));
        AssignedNumbers.Remember(number, isAssigned);
        return isAssigned;
    }

    /// <summary>Says how far a number falls short, or null if its range is assigned.</summary>
    internal static Diagnostic? Check(E164Number number, NumberPolicy policy)
    {
        // An assigned number is a possible one.
        if (IsAssigned(number))
        {
            return null;
        }

        var asPlanned = ForPlans(number);
        if (ImpossibleBecause(Plans.IsPossibleNumberWithReason(asPlanned), number) is { } reason)
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
        Plans.GetRegionCodesForCountryCode(number.CallingCode);

    internal static bool IsRegion(string region) => Plans.GetSupportedRegions().Contains(region);

    // Made from its parts: libphonenumber's parser would quietly drop a national prefix such as the 0 in +44 020...,
    // and what is judged must be what is sent.
    private static PhoneNumber ForPlans(E164Number number)
    {
        var value = number.NationalValue;
        var builder = new PhoneNumber.Builder()
            .SetCountryCode(number.CallingCode)
            .SetNationalNumber(value);

        // The number 0 prints as one digit, which counts for one of an all-zero number's zeros.
        var printed = 1;
        for (var rest = value / 10; rest > 0; rest /= 10)
        {
            printed++;
        }

        if (number.NationalDigits > printed)
        {
            builder.SetNumberOfLeadingZeros(number.NationalDigits - printed);
        }

        return builder.Build();
    }

    private static string? ImpossibleBecause(PhoneNumberUtil.ValidationResult result, E164Number number) =>
        result switch
        {
            PhoneNumberUtil.ValidationResult.IS_POSSIBLE => null,
            PhoneNumberUtil.ValidationResult.INVALID_COUNTRY_CODE =>
                $"No country has the calling code {number.CallingCode}.",
            PhoneNumberUtil.ValidationResult.TOO_SHORT =>
                $"Too short: no number under +{number.CallingCode} has only {number.DigitCount} digits.",
            PhoneNumberUtil.ValidationResult.TOO_LONG =>
                $"Too long: no number under +{number.CallingCode} has as many as {number.DigitCount} digits.",
            PhoneNumberUtil.ValidationResult.IS_POSSIBLE_LOCAL_ONLY =>
                $"The area code is missing: {number.DigitCount} digits under +{number.CallingCode} " +
                "reach a phone from the same area only.",
            _ => $"No number under +{number.CallingCode} has {number.DigitCount} digits.",
        };
}
