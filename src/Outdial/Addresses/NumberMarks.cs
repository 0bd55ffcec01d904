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
        // Whatever else stands between two numbers is plain; a '/' has to be looked at, each for itself.
        var marks = Second().Matches(text);
        var mark = marks.FirstOrDefault(mark => !mark.ValueSpan.Contains('/')) ??
            marks.FirstOrDefault(mark => !SetsOffAreaCode(text, mark.Index, region));
        return mark is null ? null : new Diagnostic(AddressRules.TwoNumbers) { Index = mark.Index };
    }

    // 0171/1234567 is one number with its area code set off: before a mark between two, there is a whole one, and that
    // is longer than most area codes. German plans have whole numbers no longer than 036601 or +49 6221 all the same:
    // there it counts whether '/' stands where the plan has the area code end.
    private static bool SetsOffAreaCode(string text, int slash, string region)
    {
        var before = text[..slash];
        return before.Count(char.IsAsciiDigit) < ShortestWhole || !WrittenNumber.IsWhole(before, region) ||
            WrittenNumber.SubscriberDigits(text, region) ==
                text[slash..ExtensionStart(text)].Count(char.IsAsciiDigit);
    }

    /// <summary>Where the extension behind the number begins, with the marks that set it off; the text's length if
    /// there is none.</summary>
    internal static int ExtensionStart(ReadOnlySpan<char> text)
    {
        foreach (var match in Extension().EnumerateMatches(text))
        {
            return text[..match.Index].TrimEnd(" .,-").Length;
        }

        return text.Length;
    }

    /// <summary>The text without a trunk prefix that is marked as one: (0) is not dialled from abroad.</summary>
    internal static string WithoutTrunk(string text) => Trunk().Replace(text, "", 1);

    /// <summary>Whether letters stand for digits as on a keypad: a word, and not a slip of the keys.</summary>
    internal static bool IsWord(string text) => Letters().IsMatch(text);

    private static Diagnostic? Place(Regex mark, string text, Rule rule) =>
        mark.Match(text) is { Success: true } match ? new Diagnostic(rule) { Index = match.Index } : null;

    // Four digits or more, then a mark that separates things, or a second '+', and digits again: four or more, but
    // behind '/' any, because only the last digits of the second number may be written.
    [GeneratedRegex(
        @"(?<=[0-9][^0-9+/,;|&]{0,3}(?:[0-9][ .()-]{0,3}){3})" +
        @"[ ]*(?:/(?=[ ]*\+?[0-9])|(?:[,;|&]|\b(?:or|and)\b|(?<=.)\+)[ ]*(?=\+?(?:[0-9][ .()-]{0,3}){4}))",
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
