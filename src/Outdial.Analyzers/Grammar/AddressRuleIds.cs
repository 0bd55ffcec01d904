namespace Outdial.Analyzers;

/// <summary>The library's rules for addresses, by their permanent ids.</summary>
internal static class AddressRuleIds
{
    internal const string EmptyAddress = "OD1001";
    internal const string NotADigit = "OD1002";
    internal const string MissingPlus = "OD1003";
    internal const string LeadingZero = "OD1004";
    internal const string TooManyDigits = "OD1005";
    internal const string TooFewDigits = "OD1006";
    internal const string ForeignDigit = "OD1007";
    internal const string LineBreak = "OD1008";
    internal const string Separator = "OD1009";
    internal const string InvisibleCharacter = "OD1010";
    internal const string InternationalPrefix = "OD1014";
    internal const string UnknownScheme = "OD1020";
    internal const string MalformedTelUri = "OD1022";
    internal const string MalformedSipUri = "OD1023";
    internal const string NotAGuid = "OD1024";
    internal const string MalformedExtension = "OD1025";
    internal const string MalformedEmail = "OD1026";
}
