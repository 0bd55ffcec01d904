using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Outdial;

/// <summary>The caller's own name for one call: to use it again means the same call.</summary>
/// <remarks>Take what already names the call where it comes from, such as an order's number or a row's id, and not a
/// random text: a restarted process must use the same key. The default value is not a key.</remarks>
[JsonConverter(typeof(CallKeyJsonConverter))]
[TypeConverter(typeof(CallKeyTypeConverter))]
public readonly record struct CallKey
{
    /// <summary>The most characters that a key has.</summary>
    public const int MaxLength = 200;

    private readonly string? _text;

    private CallKey(string text) => _text = text;

    /// <summary>Whether it is the default value, which is not a key.</summary>
    public bool IsEmpty => _text is null;

    /// <summary>Reads a key: 1 to 200 characters, none of them white space at an end, a control character,
    /// or U+FFFD, which stands for bytes that are no text: two keys would become one.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">The text is not a key; the message says why.</exception>
    public static CallKey Parse(string text) =>
        TryParse(text, out var key) ? key : throw new FormatException(LedgerRules.MalformedKey.Message);

    /// <summary>Reads a key, and says why a text is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key, or the default value.</param>
    /// <param name="diagnostic">Rule OD4050 if the text is not a key, else null.</param>
    /// <returns>Whether the text is a key.</returns>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, out CallKey key, [NotNullWhen(false)] out Diagnostic? diagnostic)
    {
        diagnostic = TryParse(text, out key) ? null : new Diagnostic(LedgerRules.MalformedKey) { Path = "key" };
        return diagnostic is null;
    }

    /// <summary>Reads a key, if the text is one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out CallKey key)
    {
        key = default;
        if (text is null || text.Length is 0 or > MaxLength || char.IsWhiteSpace(text[0]) ||
            char.IsWhiteSpace(text[^1]) || text.Any(char.IsControl) ||
            CallValidator.LoneSurrogate(text) >= 0 || // UTF-8 has no form for it: two keys would become one
            text.Contains('\uFFFD', StringComparison.Ordinal)) // what stands for bytes that are no text
        {
            return false;
        }

        key = new CallKey(text);
        return true;
    }

    /// <summary>The key as it was given; empty for the default value.</summary>
    public override string ToString() => _text ?? "";
}
