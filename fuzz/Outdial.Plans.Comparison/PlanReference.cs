using System.Globalization;
using PhoneNumbers;

namespace Outdial.Plans.Comparison;

/// <summary>What libphonenumber itself says of a number.</summary>
internal static class PlanReference
{
    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    /// <summary>How the automaton differs from libphonenumber on a number; null if it does not.</summary>
    internal static string? Difference(E164Number number)
    {
        var plan = ForPlans(number);
        var (length, type) = (Length(Plans.IsPossibleNumberWithReason(plan)), Type(Plans.GetNumberType(plan)));
        var region = Plans.GetRegionCodeForNumber(plan);
        var isValid = Plans.IsValidNumber(plan);
        var ours = PlanTables.Find(number);
        return ours.Length == length && number.Type == type && number.Region == region &&
            NumberPlan.IsAssigned(number) == isValid
                ? null
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{number}: here {ours.Length}, {number.Type}, {number.Region}; " +
                    $"libphonenumber {length}, {type}, {region}, valid {isValid}");
    }

    /// <summary>Whether libphonenumber, given the text, judges the same digits.</summary>
    internal static bool IsReadAsWritten(E164Number number)
    {
        try
        {
            var read = Plans.Parse(number.ToString(), null);
            return Plans.Format(read, PhoneNumberFormat.E164) == number.ToString();
        }
        catch (NumberParseException)
        {
            return false;
        }
    }

    // Made from its parts: libphonenumber's parser would quietly drop a national prefix such as the 0 in +44 020...,
    // and what is judged must be what is sent.
    private static PhoneNumber ForPlans(E164Number number)
    {
        var national = number.NationalSignificantNumber;
        var zeros = national.Length - Math.Max(national.TrimStart('0').Length, 1);
        var builder = new PhoneNumber.Builder()
            .SetCountryCode(number.CallingCode)
            .SetNationalNumber(ulong.Parse(national, CultureInfo.InvariantCulture));
        return (zeros > 0 ? builder.SetNumberOfLeadingZeros(zeros) : builder).Build();
    }

    private static NumberLength Length(PhoneNumberUtil.ValidationResult result) => result switch
    {
        PhoneNumberUtil.ValidationResult.IS_POSSIBLE => NumberLength.Possible,
        PhoneNumberUtil.ValidationResult.IS_POSSIBLE_LOCAL_ONLY => NumberLength.LocalOnly,
        PhoneNumberUtil.ValidationResult.INVALID_COUNTRY_CODE => NumberLength.NoCountry,
        PhoneNumberUtil.ValidationResult.TOO_SHORT => NumberLength.TooShort,
        PhoneNumberUtil.ValidationResult.TOO_LONG => NumberLength.TooLong,
        _ => NumberLength.NotThis,
    };

    private static NumberType Type(PhoneNumberType type) => type switch
    {
        PhoneNumberType.FIXED_LINE => NumberType.FixedLine,
        PhoneNumberType.MOBILE => NumberType.Mobile,
        PhoneNumberType.FIXED_LINE_OR_MOBILE => NumberType.FixedLineOrMobile,
        PhoneNumberType.TOLL_FREE => NumberType.TollFree,
        PhoneNumberType.PREMIUM_RATE => NumberType.PremiumRate,
        PhoneNumberType.SHARED_COST => NumberType.SharedCost,
        PhoneNumberType.VOIP => NumberType.Voip,
        PhoneNumberType.PERSONAL_NUMBER => NumberType.Personal,
        PhoneNumberType.PAGER => NumberType.Pager,
        PhoneNumberType.UAN => NumberType.Company,
        PhoneNumberType.VOICEMAIL => NumberType.Voicemail,
        _ => NumberType.Unassigned,
    };
}
