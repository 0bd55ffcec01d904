namespace Outdial.Analyzers;

/// <summary>The text grammar of participant addresses: '+' begins a number, anything else begins with its
/// scheme.</summary>
internal static class ParticipantGrammar
{
    private const int TelStart = 4;
    private const string TelExtension = ";ext=";

    private static readonly string[] Schemes = ["tel", "sip", "sips", "user", "queue", "group", "ext", "mailto"];

    /// <summary>Says what first stops the text being an address, or null.</summary>
    internal static AddressFault? Fault(string text)
    {
        if (text.Length > 0 && text[0] == '+')
        {
            return NumberFault(text, 0, text.Length);
        }

        var colon = text.IndexOf(':');
        return text.Substring(0, Math.Max(colon, 0)) switch
        {
            "tel" => TelFault(text),
            "sip" or "sips" => SipUriGrammar.Fault(text),
            "user" or "queue" or "group" => IsId(text, colon + 1)
                ? null
                : AddressFault.Of(AddressRuleIds.NotAGuid, colon + 1),
            "ext" => ExtensionGrammar.Fault(text, colon + 1),
            "mailto" => MailboxGrammar.Fault(text, colon + 1),
            var scheme => SchemelessFault(text, scheme),
        };
    }

    // What other characters among the digits mean takes number plans to tell: the library may have a more telling rule.
    private static AddressFault? NumberFault(string text, int start, int end)
    {
        var fault = NumberGrammar.Fault(text, start, end);
        return fault is null ? null
            : end == text.Length && NumberCorrection.Of(text.Substring(start)) is { } number
                ? AddressFault.Of(fault.Rule!, fault.Index, number)
            : end == text.Length && fault.Rule is AddressRuleIds.TooFewDigits or AddressRuleIds.LeadingZero &&
                Characters.FirstExcept(Characters.IsDigit, text, start + 1, end) < 0
                ? fault
            : AddressFault.Unnamed(fault.Index, fault.Message);
    }

    private static AddressFault? TelFault(string text)
    {
        var semicolon = Characters.IndexOrEnd(text, ';', TelStart, text.Length);
        if (NumberGrammar.Fault(text, TelStart, semicolon) is not null)
        {
            return NumberFault(text, TelStart, semicolon);
        }

        return semicolon == text.Length ? null
            : string.CompareOrdinal(text, semicolon, TelExtension, 0, TelExtension.Length) != 0
                ? AddressFault.Of(AddressRuleIds.MalformedTelUri, semicolon)
            : ExtensionGrammar.Fault(text, semicolon + TelExtension.Length);
    }

    private static AddressFault SchemelessFault(string text, string scheme)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return AddressFault.Of(AddressRuleIds.EmptyAddress, 0);
        }

        if (Array.Exists(Schemes, known => known.Equals(scheme, StringComparison.OrdinalIgnoreCase)))
        {
            var corrected = scheme.ToLowerInvariant() + text.Substring(scheme.Length);
            return Fault(corrected) is null
                ? AddressFault.Of(AddressRuleIds.UnknownScheme, 0, corrected)
                : AddressFault.Unnamed(0, "schemes are written in lower case");
        }

        return AddressFault.Unnamed(
            0,
            Characters.FirstExcept(c => !Characters.IsLetter(c), text, 0, text.Length) < 0
                ? "a phone number begins with '+' and its calling code"
                : "an address begins with '+' or with tel:, sip:, sips:, user:, queue:, group:, ext: or mailto:");
    }

    // Groups of 8, 4, 4, 4 and 12 hexadecimal digits, joined by hyphens.
    private static bool IsId(string text, int start)
    {
        const int Length = 36;
        if (text.Length - start != Length)
        {
            return false;
        }

        for (var i = 0; i < Length; i++)
        {
            var c = text[start + i];
            if (i is 8 or 13 or 18 or 23 ? c != '-' : !Characters.IsHexDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
