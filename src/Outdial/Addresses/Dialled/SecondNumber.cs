using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>Finds where a second number begins in a text.</summary>
internal static partial class SecondNumber
{
    private const int ShortestWhole = 6;

    // The shortest numbers of small plans, such as Tokelau's.
    private const int ShortestBeforeSlash = 4;

    /// <summary>The mark between two numbers; null if the text has not more than one.</summary>
    /// <param name="text">The text without its extension, in <see cref="PlainText"/>.</param>
    /// <param name="region">The region it is dialled in; <see cref="LibPhoneNumberAdapter.NoRegion"/> for none.</param>
    internal static Diagnostic? Find(string text, string region)
    {
        // Each '/' has to be checked by itself; everything else between two numbers is plain.
        var marks = Mark().Matches(text);
        var mark = marks.FirstOrDefault(mark => !mark.ValueSpan.Contains('/')) ??
            marks.FirstOrDefault(mark => !SetsOffAreaCode(text, mark.Index, region));
        var index = mark?.Index ?? Between(text) ?? Gap(text, region);
        return index is { } place ? new Diagnostic(AddressRules.TwoNumbers) { Index = place } : null;
    }

    // 0171/1234567 is one number with its area code set off: before a mark between two, there is a whole one, and that
    // is longer than most area codes. German plans have whole numbers no longer than 036601 or +49 6221 all the same:
    // for these it matters whether '/' is where the plan ends the area code.
    private static bool SetsOffAreaCode(string text, int slash, string region)
    {
        var before = text[..slash];
        return before.Count(char.IsAsciiDigit) < ShortestBeforeSlash || !IsWhole(before, region) ||
            LibPhoneNumberAdapter.SubscriberDigits(text, region) == text[slash..].Count(char.IsAsciiDigit);
    }

    // 00 is read as '+', even after one.
    private static bool IsWhole(string text, string region) =>
        LibPhoneNumberAdapter.IsWhole(text, region) || (text.TrimStart(' ', '+') is ['0', '0', .. var rest] &&
            LibPhoneNumberAdapter.IsWhole($"+{rest}", LibPhoneNumberAdapter.NoRegion)) ||
        (LeadingDigits.AfterFirstDigit(text) is { } behind && LibPhoneNumberAdapter.IsWhole(behind, region));

    // Words and signs with six digits or more on either side.
    private static int? Between(string text)
    {
        foreach (Match match in Other().Matches(text))
        {
            if (Digits(text.AsSpan(0, match.Index)) >= ShortestWhole &&
                Digits(text.AsSpan(match.Index)) >= ShortestWhole)
            {
                return match.Index;
            }
        }

        return null;
    }

    // A space, with a whole number on either side and too many digits for one.
    private static int? Gap(string text, string region)
    {
        if (Digits(text) <= E164Scanner.MaxDigits)
        {
            return null;
        }

        foreach (Match match in Space().Matches(text))
        {
            var (before, after) = (text[..match.Index], text[(match.Index + match.Length)..]);
            if (LibPhoneNumberAdapter.IsWhole(before, region) &&
                (LibPhoneNumberAdapter.IsWhole(after, region) || LibPhoneNumberAdapter.IsWhole($"+{after}", region)))
            {
                return match.Index;
            }
        }

        return null;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var character in text)
        {
            count += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return count;
    }

    // Four digits or more, then a mark that separates things, or a second '+', and digits again: four or more, but
    // after '/' and "or" any, because only the last digits of the second number may be written.
    [GeneratedRegex(
        @"(?<=[0-9][^0-9+/,;|&]{0,3}(?:[0-9][ .()-]{0,3}){3})" +
        @"[ ]*(?:(?:/|\b(?:or|oder|ou|eller|lub|nebo|veya|или)\b)(?=[ ]*\+?[0-9])|" +
        @"(?:[,;|&]|\b(?:and|und|et|o|e|y|of|en|og|och|i|a|ve|и)\b|(?<=.)\+)" +
        @"[ ]*(?=\+?(?:[0-9][ .()-]{0,3}){4}))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?<=[0-9)].*)[^0-9+ .()/-]+(?=.*[0-9])", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Other();

    [GeneratedRegex(@"(?<=[0-9])\s+(?=[+(0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
