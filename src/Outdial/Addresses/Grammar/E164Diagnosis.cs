using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Outdial;

/// <summary>Turns a scanner's fault into text. Only runs for a text that is at fault.</summary>
internal static class E164Diagnosis
{
    internal static Diagnostic? Explain<TChar>(E164Fault fault, ReadOnlySpan<TChar> text)
        where TChar : unmanaged => fault.Kind switch
        {
            E164FaultKind.None => null,
            E164FaultKind.Empty => new Diagnostic(AddressRules.EmptyAddress),
            E164FaultKind.NoPlus => WithoutPlus(text),
            E164FaultKind.LeadingZero => new Diagnostic(AddressRules.LeadingZero,
                "The first digit after '+' is 0; calling codes begin with 1 to 9."),
            E164FaultKind.TooManyDigits => new Diagnostic(AddressRules.TooManyDigits,
                $"A phone number has at most 15 digits; this one goes on after the 15th."),
            E164FaultKind.TooFewDigits => new Diagnostic(AddressRules.TooFewDigits,
                text.Length == 1
                    ? "There is nothing after '+'."
                    : $"Found {text.Length - 1} digit(s), a calling code alone; the subscriber's number is missing."),
            _ => Foreign(RuneAt(text, fault.Index)),
        } is { } diagnostic
            ? diagnostic with { Index = fault.Index }
            : null;

    private static Diagnostic WithoutPlus<TChar>(ReadOnlySpan<TChar> text)
        where TChar : unmanaged
    {
        var first = RuneAt(text, 0);
        if (first.Value == '0' && text.Length > 1 && RuneAt(text, 1).Value == '0')
        {
            return new Diagnostic(AddressRules.InternationalPrefix, "The number begins with 00 in place of '+'.");
        }

        if (first.Value == '(' && text.Length > 1 && RuneAt(text, 1).Value == '+')
        {
            return Foreign(first);
        }

        return first.IsAscii && (Rune.IsLetterOrDigit(first) || first.Value == '(')
            ? new Diagnostic(AddressRules.MissingPlus, $"A phone number begins with '+'; this begins with '{first}'.")
            : Foreign(first);
    }

    /// <summary>Names the character that should have been a digit.</summary>
    internal static Diagnostic Foreign(Rune rune)
    {
        var found = Describe(rune);
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => new Diagnostic(AddressRules.LineBreak, $"Expected a digit, found {found}."),
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator =>
                new Diagnostic(AddressRules.LineBreak, $"Expected a digit, found {found}."),
            UnicodeCategory.DecimalDigitNumber =>
                new Diagnostic(AddressRules.ForeignDigit, $"Expected a digit 0-9, found {found}."),
            UnicodeCategory.Format =>
                new Diagnostic(AddressRules.InvisibleCharacter, $"Expected a digit, found {found}."),
            UnicodeCategory.SpaceSeparator when !rune.IsAscii =>
                new Diagnostic(AddressRules.InvisibleCharacter, $"Expected a digit, found {found}."),
            _ when rune.Value is ' ' or '-' or '.' or '(' or ')' or '/' or 0x2212 ||
                Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation =>
                new Diagnostic(AddressRules.Separator, $"Expected a digit, found {found}."),
            _ => new Diagnostic(AddressRules.NotADigit, $"Expected a digit, found {found}."),
        };
    }

    private static string Describe(Rune rune) => rune.Value switch
    {
        '\n' => "a line feed (U+000A)",
        '\r' => "a carriage return (U+000D)",
        '\t' => "a tab (U+0009)",
        ' ' => "a space",
        0xA0 => "a no-break space (U+00A0)",
        0xFEFF => "a byte order mark (U+FEFF)",
        0x200B => "a zero-width space (U+200B)",
        0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) =>
            string.Create(CultureInfo.InvariantCulture, $"a direction mark (U+{rune.Value:X4})"),
        > 0x20 and < 0x7F => $"'{rune}'",
        _ when Rune.IsLetterOrDigit(rune) =>
            string.Create(CultureInfo.InvariantCulture, $"'{rune}' (U+{rune.Value:X4})"),
        _ => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}"),
    };

    private static Rune RuneAt<TChar>(ReadOnlySpan<TChar> text, int index)
        where TChar : unmanaged
    {
        // Lone surrogates and broken UTF-8 come back as U+FFFD: still not a digit, and still named.
        var rest = text[index..];
        Rune rune;
        var status = typeof(TChar) == typeof(char)
            ? Rune.DecodeFromUtf16(MemoryMarshal.Cast<TChar, char>(rest), out rune, out _)
            : Rune.DecodeFromUtf8(MemoryMarshal.AsBytes(rest), out rune, out _);
        return status == OperationStatus.Done ? rune : Rune.ReplacementChar;
    }
}
