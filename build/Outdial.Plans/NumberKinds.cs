using PhoneNumbers;

namespace Outdial.Plans;

/// <summary>The kinds of number that a plan describes.</summary>
internal static class NumberKinds
{
    /// <summary>Those that a number is one of as soon as its pattern is met: in the order in which libphonenumber looks
    /// (getNumberTypeHelper).</summary>
    internal static readonly (NumberType Type, Func<PhoneMetadata, PhoneNumberDesc?> In)[] Simple =
    [
        (NumberType.PremiumRate, plan => plan.PremiumRate),
        (NumberType.TollFree, plan => plan.TollFree),
        (NumberType.SharedCost, plan => plan.SharedCost),
        (NumberType.Voip, plan => plan.Voip),
        (NumberType.Personal, plan => plan.PersonalNumber),
        (NumberType.Pager, plan => plan.Pager),
        (NumberType.Company, plan => plan.Uan),
        (NumberType.Voicemail, plan => plan.Voicemail),
    ];
}
