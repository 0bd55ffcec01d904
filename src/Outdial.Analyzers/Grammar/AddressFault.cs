namespace Outdial.Analyzers;

/// <summary>The first fault of a text.</summary>
internal sealed class AddressFault
{
    private AddressFault(string? rule, int index, string message, string? correction)
    {
        Rule = rule;
        Index = index;
        Message = message;
        Correction = correction;
    }

    /// <summary>The rule that the library reports, such as <c>OD1009</c>; null where that takes number plans.</summary>
    internal string? Rule { get; }

    /// <summary>The first faulty character, from 0.</summary>
    internal int Index { get; }

    /// <summary>What is wrong, as the end of a sentence.</summary>
    internal string Message { get; }

    /// <summary>The text that is certainly meant; null if that is not certain.</summary>
    internal string? Correction { get; }

    /// <summary>A fault that the library reports by the same rule, at the same place.</summary>
    internal static AddressFault Of(string rule, int index, string? correction = null) =>
        new(rule, index, Describe(rule), correction);

    /// <summary>A fault for which the library may have a more telling rule.</summary>
    internal static AddressFault Unnamed(int index, string message) => new(null, index, message, null);

    private static string Describe(string rule) => rule switch
    {
        AddressRuleIds.EmptyAddress => "it is empty",
        AddressRuleIds.MissingPlus => "a phone number begins with '+' and its calling code",
        AddressRuleIds.LeadingZero => "no calling code begins with 0",
        AddressRuleIds.TooManyDigits => "a phone number has at most 15 digits",
        AddressRuleIds.TooFewDigits => "a calling code alone is not a number",
        AddressRuleIds.ForeignDigit => "it has a digit of another script",
        AddressRuleIds.LineBreak => "it has a line break or another control character",
        AddressRuleIds.Separator => "the number contains a separator",
        AddressRuleIds.InvisibleCharacter => "it has an invisible character",
        AddressRuleIds.InternationalPrefix => "it has '00' in place of '+'",
        AddressRuleIds.UnknownScheme => "schemes are written in lower case",
        AddressRuleIds.MalformedTelUri => "after the number a tel: address has ';ext=' and digits, or nothing",
        AddressRuleIds.MalformedSipUri => "this is not a SIP URI",
        AddressRuleIds.NotAGuid => "an id is a GUID",
        AddressRuleIds.MalformedExtension => "an extension has 1 to 20 digits 0-9",
        AddressRuleIds.MalformedEmail => "this is not an e-mail address",
        _ => "only the digits 0-9 may follow '+'",
    };
}
