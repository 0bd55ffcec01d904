using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>Phone numbers that a spreadsheet took for amounts: 4930901820.0, 12,025,550,123.</summary>
internal static partial class SpreadsheetNumber
{
    /// <summary>The digits of the text as the spreadsheet had them; null if it is not written as an amount.</summary>
    /// <param name="text">The text, in <see cref="PlainText"/>.</param>
    /// <param name="mark">The position of the decimals or of the first thousands separator.</param>
    /// <returns>The whole number, with its '+'; empty where the decimals say that it is none, or that the text can be
    /// read in two ways.</returns>
    internal static string? Whole(string text, out int mark)
    {
        if (Decimals().Match(text) is { Success: true } decimals)
        {
            mark = decimals.Index;
            var before = text[..decimals.Index].Trim();

            // Grouped digits may be followed by an extension after a dot.
            var isWhole = decimals.ValueSpan[1..].Trim().TrimStart('0').IsEmpty && Unbroken().IsMatch(before);
            return isWhole ? before : "";
        }

        var thousands = Thousands().Match(text);
        mark = thousands.Success ? text.IndexOf(',', StringComparison.Ordinal) : -1;
        return thousands.Success ? text.Trim().Replace(",", "", StringComparison.Ordinal) : null;
    }

    /// <summary>Whether dots follow every third digit, as in amounts and in phone numbers of some
    /// countries.</summary>
    /// <param name="text">The text, in <see cref="PlainText"/>.</param>
    internal static bool HasThousands(string text) => DottedThousands().IsMatch(text);

    // A point and one or two digits, or zeros alone, where there is no other point, or after five digits without a
    // break.
    [GeneratedRegex(
        @"(?<=[0-9]{5})[.,](?:0+|[0-9]{1,2})\s*\z|(?<=\A[^.,]*[0-9])[.,][0-9]{1,2}\s*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Decimals();

    [GeneratedRegex(@"\A\+?[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Unbroken();

    [GeneratedRegex(@"\A\s*[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex DottedThousands();

    [GeneratedRegex(@"\A\s*\+?[0-9]{1,3}(?:,[0-9]{3}){2,}\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
