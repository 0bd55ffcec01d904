using System.Buffers;
using System.Buffers.Text;

namespace Outdial;

/// <summary>Walks over JSON of the plainest kind: no escapes, nothing beyond ASCII. Whatever else it meets, it says no,
/// and the thorough reader looks.</summary>
internal ref struct ScanCursor(ReadOnlySpan<byte> text)
{
    private const int IdLength = 36;

    // Longer than any number of an emergency or crisis line with a calling code before it.
    private const int LongerThanEmergencies = 10;

    // What a plain text is made of: ASCII without controls, the quote and the backslash.
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', 0x7F - ' ').Select(c => (byte)c).Except([(byte)'"', (byte)'\\'])]);

    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;

    /// <summary>Whether nothing but white space is left.</summary>
    internal bool IsAtEnd()
    {
        SkipSpace();
        return _at == _text.Length;
    }

    /// <summary>Takes a punctuation mark, and the white space before it.</summary>
    internal bool Take(byte mark)
    {
        SkipSpace();
        if (_at < _text.Length && _text[_at] == mark)
        {
            _at++;
            return true;
        }

        return false;
    }

    /// <summary>Takes a plain text.</summary>
    internal bool Text(out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!Take((byte)'"'))
        {
            return false;
        }

        var rest = _text[_at..];
        var length = rest.IndexOfAnyExcept(Plain);
        if (length < 0 || rest[length] != '"')
        {
            return false;
        }

        value = rest[..length];
        _at += length + 1;
        return true;
    }

    /// <summary>Takes a key and its colon.</summary>
    internal bool Key(out ReadOnlySpan<byte> key) => Text(out key) && Take((byte)':');

    /// <summary>Goes to the next entry of an object or an array, or behind its end.</summary>
    /// <param name="isFirst">Whether none has been taken yet.</param>
    /// <param name="close">What ends it.</param>
    /// <param name="isEnd">Whether it has ended.</param>
    /// <returns>Whether one of the two stands here.</returns>
    internal bool Next(bool isFirst, byte close, out bool isEnd)
    {
        isEnd = Take(close);
        return isEnd || isFirst || Take((byte)',');
    }

    /// <summary>Takes a text that is a GUID.</summary>
    internal bool Id() => Text(out var text) && IsId(text);

    /// <summary>Takes a text that is a phone number with which nothing is wrong.</summary>
    internal bool Number() => Text(out var text) && IsNumber(text);

    internal static bool IsId(ReadOnlySpan<byte> text) =>
        text.Length == IdLength && Utf8Parser.TryParse(text, out Guid _, out var length, 'D') && length == IdLength;

    /// <summary>Whether it is a number in E.164 form of an assigned range, and no emergency line's.</summary>
    internal static bool IsNumber(ReadOnlySpan<byte> text) =>
        text.Length > LongerThanEmergencies && E164Number.TryParse(text, null, out var number) &&
        NumberPlan.IsAssigned(number);

    /// <summary>Takes a text that says something.</summary>
    internal bool Words() => Text(out var text) && text.ContainsAnyExcept((byte)' ');

    /// <summary>Takes a whole number from 1 up that fits 32 bits for certain.</summary>
    internal bool Positive()
    {
        const int Digits = 9;
        SkipSpace();
        var start = _at;
        while (_at < _text.Length && char.IsAsciiDigit((char)_text[_at]))
        {
            _at++;
        }

        return _at - start is > 0 and <= Digits && _text[start] != '0' && _at < _text.Length &&
            _text[_at] is (byte)',' or (byte)'}' or (byte)' ' or (byte)'\n' or (byte)'\r';
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _at++;
        }
    }
}
