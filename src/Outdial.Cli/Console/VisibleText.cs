using System.Globalization;
using System.Text;

namespace Outdial.Cli;

/// <summary>Text from outside on a terminal: nothing in it may move the cursor, hide itself or turn the line
/// round.</summary>
internal static class VisibleText
{
    /// <summary>The text with whatever is not to be seen as an escape.</summary>
    internal static string Of(string text) => Escaped(text, IsHidden);

    /// <summary>Whether a character is not to be seen, or changes how others are.</summary>
    internal static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    /// <summary>The text with everything beyond ASCII as an escape, so that a mark is under the right
    /// place.</summary>
    internal static string InAscii(string text) => Escaped(text, rune => rune.Value is < ' ' or > '~');

    private static string Escaped(string text, Func<Rune, bool> escape)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            visible.Append(!escape(rune) ? rune.ToString() : rune.Value switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => string.Create(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X}}}"),
            });
        }

        return visible.ToString();
    }
}
