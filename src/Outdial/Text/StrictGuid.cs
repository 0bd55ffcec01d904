using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Outdial;

/// <summary>Reads GUIDs from text that comes from outside, each character checked.</summary>
/// <remarks>The framework's own parsers take white space around them, signs and 0x in the groups.</remarks>
[SuppressMessage("ApiDesign", "RS0030", Justification = "Every character is checked before the framework reads it.")]
internal static class StrictGuid
{
    private const int Length = 36;

    private static readonly SearchValues<char> Characters = SearchValues.Create("0123456789abcdefABCDEF-");

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Reads 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12, joined by hyphens.</summary>
    internal static bool TryRead(ReadOnlySpan<char> text, out Guid id)
    {
        id = Guid.Empty;
        return text.Length == Length && !text.ContainsAnyExcept(Characters) && Guid.TryParseExact(text, "D", out id);
    }

    /// <summary>The same in UTF-8.</summary>
    internal static bool Is(ReadOnlySpan<byte> utf8Text)
    {
        Span<char> text = stackalloc char[Length];
        return utf8Text.Length == Length && Ascii.ToUtf16(utf8Text, text, out _) == OperationStatus.Done &&
            TryRead(text, out _);
    }

    /// <summary>Reads 32 hexadecimal digits without anything between them.</summary>
    internal static bool TryReadDigits(ReadOnlySpan<char> text, out Guid id)
    {
        id = Guid.Empty;
        return text.Length == 32 && !text.ContainsAnyExcept(Digits) && Guid.TryParseExact(text, "N", out id);
    }

    /// <summary>Whether a reader would accept a text as an id: with hyphens or without, in braces or
    /// parentheses, with spaces around it.</summary>
    internal static bool Resembles(ReadOnlySpan<char> text)
    {
        text = text.Trim(' ');
        if (text is ['{', .., '}'] or ['(', .., ')'])
        {
            text = text[1..^1];
        }

        return TryRead(text, out _) || TryReadDigits(text, out _);
    }
}
