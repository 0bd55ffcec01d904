using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>Marks in a written number that say more than "this is not a digit".</summary>
internal static partial class NumberMarks
{
    /// <summary>A second number, a trunk prefix, an extension or letters for digits; null if there is none.</summary>
    internal static Diagnostic? Find(string text) =>
        Place(SecondNumber(), text, AddressRules.TwoNumbers) ??
        Place(Trunk(), text, AddressRules.TrunkPrefix) ??
        Place(Extension(), text, AddressRules.GluedExtension) ??
        Place(Letters(), text, AddressRules.LettersForDigits);

    private static Diagnostic? Place(Regex mark, string text, Rule rule) =>
        mark.Match(text) is { Success: true } match ? new Diagnostic(rule) { Index = match.Index } : null;

    // A mark that separates things, or a second '+', with four digits or more on both sides.
    [GeneratedRegex(
        @"(?<=[0-9][^0-9+/,;|&]{0,3}(?:[0-9][ .()-]{0,3}){3})" +
        @"[ ]*(?:[/,;|&]|\bor\b|(?<=.)\+)[ ]*" +
        @"(?=\+?(?:[0-9][ .()-]{0,3}){4})",
        RegexOptions.CultureInvariant)]
    private static partial Regex SecondNumber();

    [GeneratedRegex(@"\(0\)", RegexOptions.CultureInvariant)]
    private static partial Regex Trunk();

    [GeneratedRegex(
        @"(?<=[0-9)][ .,-]{0,3})(?:;ext=|extension|ext\.?|x|#)[ :.]{0,3}[0-9]{1,20}\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    [GeneratedRegex(@"[A-Za-z]{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();
}
