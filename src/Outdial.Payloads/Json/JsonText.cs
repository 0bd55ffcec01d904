using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Outdial.Payloads;

/// <summary>Texts as JSON writes them.</summary>
internal static class JsonText
{
    /// <summary>The text in double quotes, escaped no more than it must be; half a surrogate pair stays half of
    /// one.</summary>
    internal static string Quote(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                json.Append(Escaped(text[start..i]))
                    .Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
                start = i + 1;
            }
        }

        return json.Append(Escaped(text[start..])).Append('"').ToString();
    }

    private static string Escaped(string text) =>
        JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value;

    /// <summary>The bytes of one character of a text's value, in the document that it was read from.</summary>
    /// <param name="literal">The text as it stands there, quotes included.</param>
    /// <param name="index">The character, as an index into the value.</param>
    internal static TextSpan Character(ReadOnlySpan<byte> literal, int index)
    {
        var (at, end) = (1, literal.Length - 1);
        for (var seen = 0; at < end;)
        {
            var (bytes, units) = Next(literal[at..end]);
            if (seen + units > index)
            {
                return new TextSpan(at, bytes);
            }

            (at, seen) = (at + bytes, seen + units);
        }

        return new TextSpan(Math.Max(end, 0), 0);
    }

    private static (int Bytes, int Units) Next(ReadOnlySpan<byte> rest)
    {
        if (rest[0] == '\\')
        {
            return (Math.Min(rest.Length, rest.Length > 1 && rest[1] == 'u' ? 6 : 2), 1);
        }

        return Rune.DecodeFromUtf8(rest, out var rune, out var bytes) == OperationStatus.Done
            ? (bytes, rune.Utf16SequenceLength)
            : (1, 1);
    }
}
