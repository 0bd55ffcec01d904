using System.Globalization;
using PhoneNumbers;

namespace Outdial.Plans;

/// <summary>All plans under one calling code.</summary>
internal sealed class CountryPlan
{
    /// <summary>The most digits that a number has.</summary>
    internal const int MostDigits = 15;

    private readonly RegionPlan[] _regions;
    private readonly NumberLength[] _byLength;

    internal CountryPlan(int code, PhoneNumberUtil plans)
    {
        Code = code;
        Machine = new();
        _regions =
        [
            .. plans.GetRegionCodesForCountryCode(code)
                .Select(region => new RegionPlan(region, PlanOf(region), Machine)),
        ];

        // Whether a number is possible depends on nothing but its length, so that the library itself can be asked.
        _byLength = [.. Enumerable.Range(0, MostDigits).Select(length => OfLength(code, length, plans))];

        PhoneMetadata PlanOf(string region) => region == PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY
            ? plans.GetMetadataForNonGeographicalRegion(code)
            : plans.GetMetadataForRegion(region);
    }

    internal int Code { get; }

    internal Nfa Machine { get; }

    /// <summary>What is to be said of a number that ends here: its length, its type, and whose it is.</summary>
    internal (NumberLength Length, NumberType Type, string Region) Of(IEnumerable<int> reached, int length)
    {
        var states = reached.ToHashSet();
        var region = _regions is [var only] ? only : Array.Find(_regions, region => region.Has(states, length));
        return (_byLength[length], region?.TypeOf(states, length) ?? NumberType.Unassigned, region?.Name ?? "");
    }

    private static NumberLength OfLength(int code, int length, PhoneNumberUtil plans)
    {
        // No number ends behind its calling code.
        if (length == 0)
        {
            return NumberLength.TooShort;
        }

        var digits = ulong.Parse($"1{new string('0', length - 1)}", CultureInfo.InvariantCulture);
        var number = new PhoneNumber.Builder().SetCountryCode(code).SetNationalNumber(digits).Build();
        return plans.IsPossibleNumberWithReason(number) switch
        {
            PhoneNumberUtil.ValidationResult.IS_POSSIBLE => NumberLength.Possible,
            PhoneNumberUtil.ValidationResult.IS_POSSIBLE_LOCAL_ONLY => NumberLength.LocalOnly,
            PhoneNumberUtil.ValidationResult.TOO_SHORT => NumberLength.TooShort,
            PhoneNumberUtil.ValidationResult.TOO_LONG => NumberLength.TooLong,
            PhoneNumberUtil.ValidationResult.INVALID_LENGTH => NumberLength.NotThis,
            var strange => throw new InvalidOperationException($"+{code} has numbers that are {strange}."),
        };
    }
}
