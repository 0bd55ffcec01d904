using System.Globalization;
using System.Text;

namespace Outdial;

/// <summary>A written number in the characters of an English keyboard, where others say the same.</summary>
internal static class PlainNumber
{
    private const int WidePlus = 0xFF0B;
    private const int MinusSign = 0x2212;

    /// <summary>Digits of any script as 0-9, the wide plus as '+', dashes as '-', spaces of any width as a space, and
    /// without what cannot be seen. Everything else stays.</summary>
    internal static string Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(Of(rune));
        }

        return plain.ToString();
    }

    private static string Of(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.DecimalDigitNumber =>
            ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture),
        UnicodeCategory.DashPunctuation => "-",
        UnicodeCategory.SpaceSeparator => " ",
        UnicodeCategory.Format => "",
        _ => rune.Value switch { WidePlus => "+", MinusSign => "-", _ => rune.ToString() },
    };
}
