using System.Globalization;

namespace Outdial.Analyzers;

/// <summary>Numbers in E.164 form: '+', a calling code, a subscriber number; at most 15 digits.</summary>
internal static class NumberGrammar
{
    private const int MaxDigits = 15;

    // The calling codes of two digits; 1 and 7 have one digit, all others three (ITU list of assigned codes).
    private const string TwoDigitCodes =
        " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58" +
        " 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";

    /// <summary>Says what first stops a part of the text being a number, or null.</summary>
    internal static AddressFault? Fault(string text, int start, int end)
    {
        if (start == end)
        {
            return AddressFault.Of(AddressRuleIds.EmptyAddress, start);
        }

        if (text[start] != '+')
        {
            return WithoutPlus(text, start, end);
        }

        for (var i = start + 1; i < end; i++)
        {
            var rule = !Characters.IsDigit(text[i]) ? RuleOf(text, i, end)
                : i - start > MaxDigits ? AddressRuleIds.TooManyDigits
                : i == start + 1 && text[i] == '0' ? AddressRuleIds.LeadingZero
                : null;
            if (rule is not null)
            {
                return AddressFault.Of(rule, i);
            }
        }

        var digits = end - start - 1;
        return digits < 2 || digits <= CodeLength(text[start + 1], text[start + 2])
            ? AddressFault.Of(AddressRuleIds.TooFewDigits, end)
            : null;
    }

    /// <summary>How many digits the calling code has that begins with these two.</summary>
    internal static int CodeLength(char first, char second) =>
        first is '1' or '7' ? 1
        : TwoDigitCodes.Contains($" {first}{second} ") ? 2
        : 3;

    private static AddressFault WithoutPlus(string text, int start, int end)
    {
        var first = text[start];
        var second = end - start > 1 ? text[start + 1] : '\0';
        return AddressFault.Of(
            first == '0' && second == '0' ? AddressRuleIds.InternationalPrefix
            : Characters.IsLetterOrDigit(first) || (first == '(' && second != '+') ? AddressRuleIds.MissingPlus
            : RuleOf(text, start, end),
            start);
    }

    // What the character is that should have been a digit.
    private static string RuleOf(string text, int index, int end)
    {
        var isPair = index + 1 < end && char.IsSurrogatePair(text[index], text[index + 1]);
        var category = isPair
            ? CharUnicodeInfo.GetUnicodeCategory(text, index)
            : CharUnicodeInfo.GetUnicodeCategory(text[index]);
        return category switch
        {
            UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator =>
                AddressRuleIds.LineBreak,
            UnicodeCategory.DecimalDigitNumber => AddressRuleIds.ForeignDigit,
            UnicodeCategory.Format => AddressRuleIds.InvisibleCharacter,
            UnicodeCategory.SpaceSeparator when text[index] != ' ' => AddressRuleIds.InvisibleCharacter,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation => AddressRuleIds.Separator,
            _ => text[index] is '.' or '(' or ')' or '/' or '\u2212'
                ? AddressRuleIds.Separator
                : AddressRuleIds.NotADigit,
        };
    }
}
