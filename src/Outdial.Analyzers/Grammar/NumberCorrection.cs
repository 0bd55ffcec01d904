using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Outdial.Analyzers;

/// <summary>Takes the separators out of a number where what remains is certainly the number that was meant.</summary>
/// <remarks>The library knows all number plans and offers more. Here the calling code has to follow '+' alone and
/// be one whose numbers are read as they are written: elsewhere <c>+52 1 55…</c> and <c>+54 11 15…</c> are other
/// numbers. The national number has the usual length and does not begin with 0, a trunk prefix; and the text is not a
/// date.</remarks>
internal static class NumberCorrection
{
    // Calling codes, and how many digits usually follow them (national number plans, as published by the ITU).
    internal static readonly ImmutableArray<string> Plans =
    [
        "1:10", "7:10", "27:9", "30:10", "31:9", "33:9", "34:9", "41:9", "44:10", "45:8", "47:8", "48:9", "49:10",
        "49:11", "65:8", "81:10", "91:10", "351:9", "420:9", "852:8", "971:9", "972:9",
    ];

    private static readonly Regex Written = new(
        @"\A\+(?<code>[1-9][0-9]{0,2})(?:[ -]?\((?<group>[1-9][0-9]*)\)[ -]?|[ -](?=[1-9]))(?<group>[0-9]+)" +
        @"(?:[ -](?<group>[0-9]+))*\z",
        RegexOptions.CultureInvariant);

    /// <summary>The number, or null.</summary>
    internal static string? Of(string text)
    {
        if (Written.Match(text) is not { Success: true } match)
        {
            return null;
        }

        var code = match.Groups["code"].Value;
        var groups = match.Groups["group"].Captures.Cast<Capture>().Select(capture => capture.Value).ToList();
        var national = string.Concat(groups);
        return Plans.Contains($"{code}:{national.Length}") && !IsDate(groups) ? $"+{code}{national}" : null;
    }

    // Day, month and year, or the year first.
    private static bool IsDate(List<string> groups)
    {
        for (var i = 0; i < groups.Count; i++)
        {
            if (IsYear(groups[i]) && ((IsShort(i - 2) && IsShort(i - 1)) || (IsShort(i + 1) && IsShort(i + 2))))
            {
                return true;
            }
        }

        return false;

        bool IsShort(int index) => index >= 0 && index < groups.Count && groups[index].Length <= 2;
    }

    private static bool IsYear(string group) =>
        group.Length == 4 && (group.StartsWith("19", StringComparison.Ordinal) ||
        group.StartsWith("20", StringComparison.Ordinal));
}
