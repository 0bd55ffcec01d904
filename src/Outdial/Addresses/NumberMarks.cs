using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>Marks in a written number that say more than "this is not a digit".</summary>
internal static partial class NumberMarks
{
    private const int ShortestWhole = 6;

    /// <summary>A second number, a trunk prefix, an extension or letters for digits; null if there is none.</summary>
    /// <param name="text">A number that begins with '+' or an international prefix.</param>
    internal static Diagnostic? Find(string text) =>
        SecondNumber(text, WrittenNumber.NoRegion) ??
        Place(Trunk(), text, AddressRules.TrunkPrefix) ??
        Place(Extension(), text, AddressRules.GluedExtension) ??
        Place(Letters(), text, AddressRules.LettersForDigits);

    /// <summary>A mark between two numbers; null if there is none.</summary>
    internal static Diagnostic? SecondNumber(string text, string region)
    {
        if (Second().Match(text) is not { Success: true } match)
        {
            return null;
        }

        // 0171/1234567 is one number with its area code set off: before a mark between two, there is a whole one, and
        // that is longer than any area code.
        var before = text[..match.Index];
        var oneNumber = match.ValueSpan.Contains('/') &&
            (before.Count(char.IsAsciiDigit) < ShortestWhole || !WrittenNumber.IsWhole(before, region));
        return oneNumber ? null : new Diagnostic(AddressRules.TwoNumbers) { Index = match.Index };
    }

    /// <summary>Where the extension behind the number begins; the text's length if there is none.</summary>
    internal static int ExtensionStart(ReadOnlySpan<char> text)
    {
        foreach (var match in Extension().EnumerateMatches(text))
        {
            return match.Index;
        }

        return text.Length;
    }

    /// <summary>Whether letters stand for digits as on a keypad: a word, and not a slip of the keys.</summary>
    internal static bool IsWord(string text) => Letters().IsMatch(text);

    private static Diagnostic? Place(Regex mark, string text, Rule rule) =>
        mark.Match(text) is { Success: true } match ? new Diagnostic(rule) { Index = match.Index } : null;

    // Four digits or more, then a mark that separates things, or a second '+', and digits again: four or more, but
    // behind '/' any, because only the last digits of the second number may be written.
    [GeneratedRegex(
        @"(?<=[0-9][^0-9+/,;|&]{0,3}(?:[0-9][ .()-]{0,3}){3})" +
        @"[ ]*(?:/(?=[ ]*[0-9])|(?:[,;|&]|\bor\b|(?<=.)\+)[ ]*(?=\+?(?:[0-9][ .()-]{0,3}){4}))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Second();

    [GeneratedRegex(@"\(0\)", RegexOptions.CultureInvariant)]
    private static partial Regex Trunk();

    [GeneratedRegex(
        @"(?<=[0-9)a-z][ .,-]{0,3})(?:;ext=|extension|ext\.?|x|#)[ :.]{0,3}[0-9]{1,20}\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    [GeneratedRegex(@"[A-Za-z]{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();
}
