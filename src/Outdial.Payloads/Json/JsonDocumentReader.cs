using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Outdial.Payloads;

/// <summary>Reads JSON with the place of everything, and goes on behind faults that leave no doubt about what was
/// meant.</summary>
/// <remarks>Strict JSON gives no faults. A comment, a trailing comma, single quotes, a byte order mark and their like
/// are reported and read over; anything else ends the reading. Depth, size and the number of faults are
/// bounded.</remarks>
internal ref partial struct JsonDocumentReader
{
    internal const int MaxDepth = 64;

    /// <summary>The platform's request.bytes.max.</summary>
    internal const int MaxBytes = 512_000;

    private readonly ReadOnlySpan<byte> _text;
    private readonly JsonFaults _faults;
    private JsonValue? _inside;
    private int _at;

    private JsonDocumentReader(ReadOnlySpan<byte> text, JsonFaults faults)
    {
        _text = text;
        _faults = faults;
    }

    /// <summary>Reads a document; null if nothing of it could be read.</summary>
    internal static JsonValue? Read(ReadOnlySpan<byte> text, JsonFaults faults)
    {
        if (text.Length > MaxBytes)
        {
            faults.Add(JsonRules.TooLarge, default, null);
            return null;
        }

        if (!Utf8.IsValid(text))
        {
            var isUtf16 = text is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
            faults.Add(
                JsonRules.NotUtf8,
                new TextSpan(FirstForeignByte(text), 1),
                null,
                isUtf16 ? "The bytes are UTF-16, not UTF-8." : null);
            return null;
        }

        return new JsonDocumentReader(text, faults).Document();
    }

    private static int FirstForeignByte(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out var bytes) == OperationStatus.Done)
        {
            at += bytes;
        }

        return at;
    }

    private JsonValue? Document()
    {
        // Programs that each add one leave several.
        while (_text[_at..].StartsWith("\uFEFF"u8))
        {
            _at += 3;
        }

        if (_at > 0)
        {
            _faults.AddFixable(JsonRules.ByteOrderMark, Since(0), null, "Remove the byte order mark", "");
        }

        if (!SkipSpace())
        {
            return null;
        }

        if (_at == _text.Length)
        {
            _faults.Add(JsonRules.EmptyDocument, new TextSpan(_at, 0), null);
            return null;
        }

        var root = Value(key: null, index: 0, depth: 0);
        if (root is not null && SkipSpace() && _at < _text.Length)
        {
            _faults.Add(JsonRules.SeveralDocuments, new TextSpan(_at, 1), null);
        }

        return root;
    }

    private JsonValue? Value(string? key, int index, int depth)
    {
        switch (Peek())
        {
            case '{' or '[' when depth == MaxDepth:
                _faults.Add(JsonRules.TooDeep, new TextSpan(_at, 1), _inside);
                return null;
            case '{' or '[':
                return Container(key, index, depth);
            case '"' or '\'':
                var start = _at;
                return Text() is { } text
                    ? new JsonValue(JsonKind.Text, Since(start), _inside, key, index) { Text = text }
                    : null;
            case '-' or (>= '0' and <= '9'):
                return Number(key, index);
            default:
                return Word(key, index) ?? Unexpected("a value");
        }
    }

    private JsonValue? Container(string? key, int index, int depth)
    {
        var (start, outside) = (_at, _inside);
        var kind = _text[_at++] == '{' ? JsonKind.Object : JsonKind.Array;
        var container = new JsonValue(kind, new TextSpan(start, 1), outside, key, index);
        _inside = container;
        if (!(kind == JsonKind.Object ? Members(container, depth + 1) : Items(container, depth + 1)))
        {
            return null;
        }

        _inside = outside;
        container.Span = Since(start);
        return container;
    }

    private bool Members(JsonValue container, int depth)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        while (SkipSpace())
        {
            if (Take('}'))
            {
                return true;
            }

            var keyStart = _at;
            if (Key(first: keys.Count == 0) is not { } key)
            {
                return false;
            }

            var keySpan = Since(keyStart);
            if (!SkipSpace() || !Expect(':') || !SkipSpace() || Value(key, 0, depth) is not { } value)
            {
                return false;
            }

            container.Members.Add(new JsonMember(key, keySpan, value, container.Members.Count));
            if (!keys.Add(key))
            {
                _faults.Add(JsonRules.DuplicateKey, keySpan, container,
                    $"The key '{JsonPath.Shown(key)}' stands in the object twice.");
            }

            if (!Separator('}'))
            {
                return false;
            }
        }

        return false;
    }

    private bool Items(JsonValue container, int depth)
    {
        while (SkipSpace())
        {
            if (Take(']'))
            {
                return true;
            }

            if (Value(null, container.Items.Count, depth) is not { } item)
            {
                return false;
            }

            container.Items.Add(item);
            if (!Separator(']'))
            {
                return false;
            }
        }

        return false;
    }

    // A comma, or the closing bracket, which is left for the loop to take.
    private bool Separator(char close)
    {
        if (!SkipSpace())
        {
            return false;
        }

        if (Peek() == close)
        {
            return true;
        }

        var comma = _at;
        if (!Take(','))
        {
            return Unexpected($"',' or '{close}'") is not null;
        }

        if (!SkipSpace())
        {
            return false;
        }

        if (Peek() == close)
        {
            _faults.AddFixable(JsonRules.TrailingComma, new TextSpan(comma, 1), _inside, "Remove the comma", "");
        }

        return true;
    }

    private readonly TextSpan Since(int start) => new(start, _at - start);
}
