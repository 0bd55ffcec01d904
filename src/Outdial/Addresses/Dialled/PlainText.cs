using System.Globalization;
using System.Text;

namespace Outdial;

/// <summary>A written number in ASCII where other characters say the same, and where each character stood.</summary>
/// <remarks>Digits of any script become 0-9, wide forms their ASCII twins, dashes '-', spaces of any width a space, and
/// invisible characters are left out. Everything else stays.</remarks>
internal readonly struct PlainText
{
    private const int MinusSign = 0x2212;
    private const int ProlongedSoundMark = 0x30FC; // typed as a hyphen on Japanese keyboards
    private const int FirstWide = 0xFF01;
    private const int LastWide = 0xFF5E;
    private const int WideToAscii = 0xFEE0;

    // Where each character of the plain text stood in the original; null if they are the same.
    private readonly int[]? _places;

    private PlainText(string text, int[]? places)
    {
        Text = text;
        _places = places;
    }

    internal string Text { get; }

    internal static PlainText Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return new(text, null);
        }

        var plain = new StringBuilder(text.Length);
        var places = new List<int>(text.Length + 1);
        var index = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(Of(rune));
            while (places.Count < plain.Length)
            {
                places.Add(index);
            }

            index += rune.Utf16SequenceLength;
        }

        places.Add(text.Length);
        return new(plain.ToString(), [.. places]);
    }

    /// <summary>Where a character of the plain text stood in the original.</summary>
    internal int Place(int index) => _places is null ? index : _places[Math.Min(index, _places.Length - 1)];

    private static string Of(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.DecimalDigitNumber =>
            ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture),
        UnicodeCategory.DashPunctuation => "-",
        UnicodeCategory.SpaceSeparator => " ",
        UnicodeCategory.Format => "",
        _ => rune.Value switch
        {
            MinusSign or ProlongedSoundMark => "-",
            >= FirstWide and <= LastWide and var wide => ((char)(wide - WideToAscii)).ToString(),
            _ => rune.ToString(),
        },
    };
}
