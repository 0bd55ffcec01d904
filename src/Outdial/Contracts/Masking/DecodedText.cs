using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>A text with the escapes of URLs (<c>%2B</c>), HTML (<c>&amp;#43;</c>) and JSON (<c>\u002B</c>) decoded, and
/// where each character came from.</summary>
internal sealed partial class DecodedText
{
    private readonly string _source;
    private readonly StringBuilder _plain;
    private readonly List<(int Start, int Length)> _places;

    private DecodedText(string source)
    {
        _source = source;
        _plain = new StringBuilder(source.Length);
        _places = new List<(int, int)>(source.Length);
        var at = 0;
        foreach (Match escape in Escape().Matches(source))
        {
            Copy(at, escape.Index);
            Decode(escape);
            at = escape.Index + escape.Length;
        }

        Copy(at, source.Length);
        Plain = _plain.ToString();
    }

    /// <summary>The decoded text.</summary>
    internal string Plain { get; }

    internal static DecodedText Of(string text) => new(text);

    /// <summary>The text as it was, with an asterisk for each character that is hidden.</summary>
    /// <param name="hidden">For each character of <see cref="Plain"/> whether it is.</param>
    internal string Masked(ReadOnlySpan<bool> hidden)
    {
        if (hidden.IndexOf(true) < 0)
        {
            return _source;
        }

        var masked = new StringBuilder(_source.Length);
        for (var i = 0; i < hidden.Length; i++)
        {
            var (start, length) = _places[i];
            _ = hidden[i] ? masked.Append('*') : masked.Append(_source, start, length);
        }

        return masked.ToString();
    }

    private void Copy(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            Add(_source.AsSpan(i, 1), i, 1);
        }
    }

    private void Decode(Match escape)
    {
        if (escape.ValueSpan[0] == '%')
        {
            DecodeUrl(escape);
            return;
        }

        var text = escape.ValueSpan[0] == '&'
            ? WebUtility.HtmlDecode(escape.Value)
            : ((char)Number(escape.ValueSpan[2..])).ToString();
        if (text == escape.Value)
        {
            Copy(escape.Index, escape.Index + escape.Length);
        }
        else
        {
            Add(text, escape.Index, escape.Length);
        }
    }

    // Bytes of UTF-8; what is none stays as it is.
    private void DecodeUrl(Match escape)
    {
        const int Escaped = 3;
        var escaped = new byte[escape.Length / Escaped];
        for (var i = 0; i < escaped.Length; i++)
        {
            escaped[i] = (byte)Number(escape.ValueSpan.Slice((i * Escaped) + 1, 2));
        }

        ReadOnlySpan<byte> bytes = escaped;
        Span<char> letters = stackalloc char[2];
        for (var at = escape.Index; !bytes.IsEmpty;)
        {
            var isRune = Rune.DecodeFromUtf8(bytes, out var rune, out var count) == OperationStatus.Done;
            if (isRune)
            {
                Add(letters[..rune.EncodeToUtf16(letters)], at, count * Escaped);
            }
            else
            {
                Copy(at, at + (count * Escaped));
            }

            at += count * Escaped;
            bytes = bytes[count..];
        }
    }

    // Of hexadecimal digits, which the pattern has made sure of.
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 16) + (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return number;
    }

    // The first character stands for all decoded text.
    private void Add(ReadOnlySpan<char> letters, int start, int length)
    {
        _plain.Append(letters);
        for (var i = 0; i < letters.Length; i++)
        {
            _places.Add(i == 0 ? (start, length) : (start, 0));
        }
    }

    [GeneratedRegex(
        @"(?:%[0-9A-Fa-f]{2})+|&(?:\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|\\u[0-9A-Fa-f]{4}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
