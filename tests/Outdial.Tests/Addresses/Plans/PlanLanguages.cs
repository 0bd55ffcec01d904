using PhoneNumbers;

namespace Outdial.Tests;

/// <summary>The patterns of a region, and what libphonenumber makes of those that a number meets.</summary>
/// <param name="Name">The region.</param>
/// <param name="HasLeadingDigits">Whether the first pattern says by itself whose a number is.</param>
/// <param name="First">Where its languages stand among those of its calling code.</param>
/// <param name="Lengths">For each description the lengths that count.</param>
/// <param name="IsSame">Whether mobile numbers are not told from others.</param>
internal sealed record PlanLanguages(
    string Name, bool HasLeadingDigits, int First, IList<int>[] Lengths, bool IsSame)
{
    private const int General = 1, FixedLine = 10, Mobile = 11;

    private static readonly NumberType[] InOrder =
    [
        NumberType.PremiumRate, NumberType.TollFree, NumberType.SharedCost, NumberType.Voip, NumberType.Personal,
        NumberType.Pager, NumberType.Company, NumberType.Voicemail,
    ];

    internal static PlanLanguages Add(string name, PhoneMetadata plan, Languages languages, List<int> all)
    {
        var first = all.Count;
        all.Add(plan.HasLeadingDigits
            ? languages.Then(languages.Parse(plan.LeadingDigits), Languages.Everything)
            : Languages.Nothing);
        PhoneNumberDesc[] descriptions =
        [
            plan.GeneralDesc, plan.PremiumRate, plan.TollFree, plan.SharedCost, plan.Voip, plan.PersonalNumber,
            plan.Pager, plan.Uan, plan.Voicemail, plan.FixedLine, plan.Mobile,
        ];
        all.AddRange(descriptions.Select(one => one?.NationalNumberPattern is { Length: > 0 } pattern
            ? languages.Parse(pattern)
            : Languages.Nothing));
        return new(
            name, plan.HasLeadingDigits, first, [[], .. descriptions.Select(one => one?.PossibleLengthList ?? [])],
            plan.SameMobileAndFixedLinePattern);
    }

    internal bool IsOf(Languages languages, int[] left, int length) => HasLeadingDigits
        ? languages.HasEmpty(left[First])
        : TypeOf(languages, left, length) != NumberType.Unassigned;

    internal NumberType TypeOf(Languages languages, int[] left, int length)
    {
        bool Meets(int description) => languages.HasEmpty(left[First + description]) &&
            (Lengths[description].Count == 0 || Lengths[description].Contains(length));

        if (!Meets(General))
        {
            return NumberType.Unassigned;
        }

        for (var i = 0; i < InOrder.Length; i++)
        {
            if (Meets(General + 1 + i))
            {
                return InOrder[i];
            }
        }

        return Meets(FixedLine) ? IsSame || Meets(Mobile) ? NumberType.FixedLineOrMobile : NumberType.FixedLine
            : !IsSame && Meets(Mobile) ? NumberType.Mobile
            : NumberType.Unassigned;
    }
}
