using System.Globalization;
using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>Masks a phone number in the service's words, in one piece or in several, with its calling code or
/// without.</summary>
internal static partial class NumberMask
{
    private const string Between = "[ .()/-]{0,3}";

    // Fewer digits than this are found in years, codes and counts: they are a number behind their calling code only.
    private const int Telling = 6;

    /// <summary>The text with the number's national digits masked as in <c>{number:M}</c>; marks between them
    /// stay.</summary>
    internal static string Apply(string text, E164Number number)
    {
        var national = number.NationalSignificantNumber;
        var masked = $"{number:M}"[^national.Length..];
        var digits = string.Join(Between, national.AsEnumerable());
        var code = number.CallingCode.ToString(CultureInfo.InvariantCulture);
        var pattern = national.Length >= Telling ? digits : $"(?<=(?<![0-9]){code}{Between}){digits}";
        var plain = EncodedDigit().Replace(text, digit => digit.Value[^1..]); // as a URL may have them
        var result = new Regex(pattern, RegexOptions.CultureInvariant).Replace(plain, match =>
        {
            var next = 0;
            return string.Concat(match.Value.Select(mark => char.IsAsciiDigit(mark) ? masked[next++] : mark));
        });
        return result == plain ? text : result;
    }

    [GeneratedRegex("%3[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex EncodedDigit();
}
