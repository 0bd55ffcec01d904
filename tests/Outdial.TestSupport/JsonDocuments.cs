using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Outdial.TestSupport;

/// <summary>Documents that are JSON, nearly JSON, or not, in bytes: the same for the same seed.</summary>
[SuppressMessage("Security", "CA5394", Justification = "A seed has to give the same again.")]
public sealed class JsonDocuments(Random random)
{
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\u00e9", "\\uD83D", "\\uDE00", "\\uD83D\\uDE00",
            "\\u004", "\\/", "\\x41", "true", "nul", "NaN", "-Infinity", "-", "+1", "01", "1.", ".5", "1e", "1e+9",
            "-0", "0", "\u0661", "\uFF11", " ", "\t", "\r\n", "\f", "\u00A0", "\u2028", "\uFEFF", "\u0085", "é", "漢",
            "\uD83D\uDE00", "'", "//", "/* */", "#", "_", "\u007F", "\"a\":1,",
        }.Select(Encoding.UTF8.GetBytes),
        [0], [0x1F], [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF],
    ];

    /// <summary>The next document, most often with a few changes that make it none.</summary>
    public byte[] Next()
    {
        var text = new StringBuilder();
        Value(text, depth: 0);
        var body = new List<byte>(Encoding.UTF8.GetBytes(text.ToString()));
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            var at = random.Next(body.Count + 1);
            if (random.Next(3) == 0 && at < body.Count)
            {
                body.RemoveRange(at, Math.Min(body.Count - at, random.Next(1, 4)));
            }

            if (random.Next(4) > 0)
            {
                body.InsertRange(Math.Min(at, body.Count), Pieces[random.Next(Pieces.Length)]);
            }
        }

        return [.. body];
    }

    private void Value(StringBuilder text, int depth)
    {
        Space(text);
        switch (random.Next(depth > 4 ? 5 : 8))
        {
            case 0:
                text.Append(Pick("null", "true", "false"));
                break;
            case 1 or 2:
                text.Append(Pick("0", "-1", "12025550123", "0.5", "1e9", "-2.5E-3", "123456789012345678901234567890"));
                break;
            case 3 or 4:
                Text(text);
                break;
            case 5:
                text.Append('[');
                Items(text, depth, isObject: false);
                text.Append(']');
                break;
            default:
                text.Append('{');
                Items(text, depth, isObject: true);
                text.Append('}');
                break;
        }

        Space(text);
    }

    private void Items(StringBuilder text, int depth, bool isObject)
    {
        var count = random.Next(4);
        for (var i = 0; i < count; i++)
        {
            text.Append(i > 0 ? "," : "");
            if (isObject)
            {
                Space(text);
                Text(text);
                Space(text);
                text.Append(':');
            }

            Value(text, depth + 1);
        }

        Space(text);
    }

    private void Text(StringBuilder text)
    {
        text.Append('"');
        for (var pieces = random.Next(5); pieces > 0; pieces--)
        {
            text.Append(Pick(
                "a", "id", "phoneNumber", "+12025550123", "é", "漢", "\uD83D\uDE00", "\\n", "\\\"", "\\\\", "\\/",
                "\\u0041", "\\u0000", "\\ud83d\\ude00", "\\uABcd", " ", "\u007F", "\u2028"));
        }

        text.Append('"');
    }

    private void Space(StringBuilder text) => text.Append(Pick("", "", "", "", " ", "\n", "\t", "\r\n"));

    private string Pick(params ReadOnlySpan<string> from) => from[random.Next(from.Length)];
}
