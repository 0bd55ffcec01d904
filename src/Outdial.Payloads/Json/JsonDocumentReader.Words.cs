using System.Buffers;
using System.Globalization;
using System.Text;

namespace Outdial.Payloads;

internal ref partial struct JsonDocumentReader
{
    private JsonValue? Number(string? key, int index)
    {
        var start = _at;
        Take('-');
        var whole = Digits();
        if (whole == 0 || (whole > 1 && _text[_at - whole] == '0'))
        {
            _at = start;
            return Unexpected("a number without leading zeros");
        }

        if (Take('.') && Digits() == 0)
        {
            return Unexpected("a digit behind the point");
        }

        if (Take('e') || Take('E'))
        {
            _ = Take('+') || Take('-');
            if (Digits() == 0)
            {
                return Unexpected("a digit of the exponent");
            }
        }

        return new JsonValue(JsonKind.Number, Since(start), _inside, key, index)
        {
            Text = Encoding.ASCII.GetString(_text[start.._at]),
        };
    }

    private int Digits()
    {
        var rest = _text[_at..];
        var count = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        count = count < 0 ? rest.Length : count;
        _at += count;
        return count;
    }

    private JsonValue? Word(string? key, int index)
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiLetter((char)_text[_at]))
        {
            _at++;
        }

        var word = _text[start.._at];
        JsonKind? kind =
            word.SequenceEqual("null"u8) ? JsonKind.Null
            : word.SequenceEqual("true"u8) ? JsonKind.True
            : word.SequenceEqual("false"u8) ? JsonKind.False
            : Python(word, start);
        if (kind is null)
        {
            _at = start;
            return null;
        }

        return new JsonValue(kind.Value, Since(start), _inside, key, index);
    }

    private readonly JsonKind? Python(ReadOnlySpan<byte> word, int start)
    {
        (JsonKind Kind, string Json)? meant =
            word.SequenceEqual("None"u8) ? (JsonKind.Null, "null")
            : word.SequenceEqual("True"u8) ? (JsonKind.True, "true")
            : word.SequenceEqual("False"u8) ? (JsonKind.False, "false")
            : null;
        if (meant is var (kind, json))
        {
            _faults.AddFixable(JsonRules.ForeignLiteral, Since(start), _inside, $"Write {json}", json);
            return kind;
        }

        return null;
    }

    // White space and comments; false where a comment does not end.
    private bool SkipSpace()
    {
        while (_at < _text.Length)
        {
            var rest = _text[_at..];
            if (rest[0] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            {
                _at++;
                continue;
            }

            var line = rest.StartsWith("//"u8) || rest[0] == '#';
            if (!line && !rest.StartsWith("/*"u8))
            {
                return true;
            }

            var end = line ? rest.IndexOfAny((byte)'\n', (byte)'\r') : rest[2..].IndexOf("*/"u8);
            if (end < 0 && !line)
            {
                _faults.Add(
                    JsonRules.SyntaxError, new TextSpan(_at, 2), _inside, "The comment that begins here does not end.");
                return false;
            }

            // Only a guess: the request means the same without it, and the author's words are lost.
            var start = _at;
            _at += end < 0 ? rest.Length : line ? end : end + 4;
            _faults.AddFixable(
                JsonRules.Comment, Since(start), _inside, "Remove the comment", "", Applicability.Guess);
        }

        return true;
    }

    private readonly int Peek() => _at < _text.Length ? _text[_at] : -1;

    private bool Take(char character)
    {
        var there = Peek() == character;
        _at += there ? 1 : 0;
        return there;
    }

    private bool Expect(char character) => Take(character) || Unexpected($"'{character}'") is not null;

    private readonly JsonValue? Unexpected(string expected)
    {
        var rest = _text[_at..];
        var length = 0;
        var found = rest.IsEmpty ? "the end of the document"
            : Rune.DecodeFromUtf8(rest, out var rune, out length) != OperationStatus.Done ? "a broken character"
            : rune.IsAscii && !Rune.IsControl(rune) ? $"'{rune}'"
            : rune.Value is >= 0x2018 and <= 0x201F
                ? string.Create(
                    CultureInfo.InvariantCulture, $"a typographic quote (U+{rune.Value:X4}); JSON has straight ones")
            : string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
        _faults.Add(
            JsonRules.SyntaxError, new TextSpan(_at, length), _inside, $"Expected {expected}, found {found}.");
        return null;
    }
}
