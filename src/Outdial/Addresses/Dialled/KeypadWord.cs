using System.Buffers;
using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>Letters in a number: a word on the keypad, or a slip.</summary>
internal static partial class KeypadWord
{
    private const int LeastDigits = 7;

    private static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // Labels that people write after a number.
    private static readonly HashSet<string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        "mobile", "mobil", "mob", "cell", "cellular", "home", "work", "office", "direct", "main", "fax", "phone", "tel",
        "telephone", "private", "privat", "handy", "bureau", "buero", "casa", "ufficio", "movil", "celular", "fixe",
        "or", "oder", "and", "und", "ext", "extension", "poste", "anexo", "ramal", "interno",
    };

    /// <summary>Says which letter is among the digits; null if none does.</summary>
    /// <param name="text">A number without extension, in <see cref="PlainText"/>.</param>
    /// <param name="region">The region it is dialled in; <see cref="LibPhoneNumberAdapter.NoRegion"/> for none.</param>
    /// <returns>With the number that a word stands for, if the text ends in one and that number is assigned.</returns>
    internal static Diagnostic? Explain(string text, string region)
    {
        var index = FirstLetter(text);
        return index < 0 || (region == LibPhoneNumberAdapter.NoRegion && !AnyWord().IsMatch(text))
            ? null
            : new Diagnostic(AddressRules.LettersForDigits) { Index = index, Fix = Read(text, region) };
    }

    /// <summary>The position of the first letter A-Z, in either case; -1 if there is none.</summary>
    internal static int FirstLetter(string text) => text.AsSpan().IndexOfAny(Letters);

    /// <summary>Whether a number is complete, so that a word after it is a remark.</summary>
    /// <param name="number">The text before the word, in <see cref="PlainText"/>.</param>
    internal static bool IsRemark(string number) =>
        number.Count(char.IsAsciiDigit) >= LeastDigits && (number.Contains('+', StringComparison.Ordinal)
            ? LibPhoneNumberAdapter.IsWhole(number, LibPhoneNumberAdapter.NoRegion)
            : true);

    private static Fix? Read(string text, string region)
    {
        // The text before the word must not be a complete number: then the word is a remark. Words are
        // advertised for numbers of services; after others comes a name or a place.
        if (AtEnd().Match(text) is not { Success: true } word || Labels.Contains(word.Value.Trim(' ', '-', '.')) ||
            LibPhoneNumberAdapter.IsWhole(text[..word.Index], region) ||
            LibPhoneNumberAdapter.Read(text, region) is not { } number || !LibPhoneNumberAdapter.IsPossible(number) ||
            LibPhoneNumberAdapter.Address(number) is not { Extension: null } address ||
            !NumberPlan.IsAssigned(address.Number) ||
            address.Number.Type is not (NumberType.TollFree or NumberType.SharedCost or NumberType.PremiumRate or
                NumberType.Company))
        {
            return null;
        }

        return new Fix(address.ToString(), Applicability.Guess);
    }

    [GeneratedRegex(@"[A-Za-z]{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex AnyWord();

    [GeneratedRegex(@"[A-Za-z]{3,}[A-Za-z -]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex AtEnd();
}
