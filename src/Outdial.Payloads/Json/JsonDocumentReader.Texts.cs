using System.Text;

namespace Outdial.Payloads;

internal ref partial struct JsonDocumentReader
{
    private string? Key(bool first)
    {
        if (Peek() is '"' or '\'')
        {
            return Text();
        }

        var start = _at;
        while (_at < _text.Length && IsOfName(_text[_at]))
        {
            _at++;
        }

        if (_at == start)
        {
            _ = Unexpected(first ? "a key or '}'" : "a key");
            return null;
        }

        var name = Encoding.ASCII.GetString(_text[start.._at]);
        _faults.AddFixable(
            JsonRules.UnquotedKey, Since(start), _inside, "Write double quotes around the key", JsonText.Quote(name));
        return name;
    }

    private static bool IsOfName(byte character) =>
        char.IsAsciiLetterOrDigit((char)character) || character is (byte)'_' or (byte)'$';

    private string? Text()
    {
        var (start, quote) = (_at, _text[_at]);
        var text = new StringBuilder();
        _at++;
        while (true)
        {
            var rest = _text[_at..];
            var stop = rest.IndexOfAny(quote, (byte)'\\');
            var control = (stop < 0 ? rest : rest[..stop]).IndexOfAnyInRange((byte)0, (byte)0x1F);
            if (control >= 0)
            {
                _faults.Add(JsonRules.SyntaxError, new TextSpan(_at + control, 1), _inside,
                    "A line break or another control character stands in a text; JSON writes it as an escape.");
                return null;
            }

            if (stop < 0)
            {
                _faults.Add(
                    JsonRules.SyntaxError, new TextSpan(start, 1), _inside, "The text that begins here does not end.");
                return null;
            }

            text.Append(Encoding.UTF8.GetString(rest[..stop]));
            _at += stop + 1;
            if (rest[stop] == quote)
            {
                return Ended(text.ToString(), start, quote);
            }

            if (!Escape(text))
            {
                return null;
            }
        }
    }

    private readonly string Ended(string text, int start, byte quote)
    {
        if (quote == '\'')
        {
            _faults.AddFixable(
                JsonRules.SingleQuotes, Since(start), _inside, "Write double quotes", JsonText.Quote(text));
        }

        return text;
    }

    private bool Escape(StringBuilder text)
    {
        const string Codes = "\"\\/bfnrt'";
        const string Meanings = "\"\\/\b\f\n\r\t'";
        var start = _at - 1;
        if (Peek() == 'u' && StrictNumber.Unit(_text[(_at + 1)..]) is { } unit)
        {
            _at += 5;
            text.Append(unit);
            if (IsHalf(text, unit))
            {
                _faults.Add(JsonRules.HalfCharacter, Since(start), _inside);
            }

            return true;
        }

        // \' is JavaScript's: only where single quotes are reported already.
        var code = Peek() < 0 ? -1 : Codes.IndexOf((char)Peek(), StringComparison.Ordinal);
        if (code >= 0)
        {
            _at++;
            text.Append(Meanings[code]);
            if (Codes[code] == '\'')
            {
                _faults.AddFixable(JsonRules.SyntaxError, Since(start), _inside, "Remove the backslash", "'");
            }

            return true;
        }

        _faults.Add(JsonRules.SyntaxError, new TextSpan(start, 1), _inside,
            "A backslash is followed by one of \" \\ / b f n r t, or by u and four hexadecimal digits.");
        return false;
    }

    // A high half wants a low one next, escaped too: outside escapes there are no halves in UTF-8.
    private readonly bool IsHalf(StringBuilder text, char unit)
    {
        if (char.IsHighSurrogate(unit))
        {
            return !_text[_at..].StartsWith("\\u"u8) ||
                StrictNumber.Unit(_text[(_at + 2)..]) is not { } next || !char.IsLowSurrogate(next);
        }

        return char.IsLowSurrogate(unit) && (text.Length < 2 || !char.IsHighSurrogate(text[^2]));
    }
}
