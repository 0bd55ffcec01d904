using System.Buffers;

namespace Outdial.Payloads;

/// <summary>Walks over JSON of the plainest kind: no escapes, nothing beyond ASCII. Whatever else it meets, it says no,
/// and the thorough reader looks.</summary>
internal ref struct ScanCursor(ReadOnlySpan<byte> text)
{
    /// <summary>The object has ended.</summary>
    internal const int End = -1;

    /// <summary>Something that is not for this reader.</summary>
    internal const int Strange = -2;

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

    /// <summary>Takes the key of an object's next member, or the object's end.</summary>
    /// <param name="names">The names that may stand here.</param>
    /// <param name="seen">A bit for each of them that has stood here: none may do so twice.</param>
    /// <returns>Which name it is, <see cref="End"/>, or <see cref="Strange"/> for anything else.</returns>
    internal int Field(byte[][] names, ref int seen)
    {
        if (Take((byte)'}'))
        {
            return End;
        }

        if ((seen != 0 && !Take((byte)',')) || !Text(out var key) || !Take((byte)':'))
        {
            return Strange;
        }

        for (var i = 0; i < names.Length; i++)
        {
            if (key.SequenceEqual(names[i]))
            {
                var isNew = (seen & (1 << i)) == 0;
                seen |= 1 << i;
                return isNew ? i : Strange;
            }
        }

        return Strange;
    }

    /// <summary>Takes a text that is a GUID.</summary>
    internal bool Id() => Text(out var text) && IsId(text);

    /// <summary>Takes a text that is a phone number with which nothing is wrong.</summary>
    internal bool Number() => Text(out var text) && IsNumber(text);

    internal static bool IsId(ReadOnlySpan<byte> text) =>
        StrictGuid.Is(text);

    /// <summary>Whether it is a number in E.164 form of an assigned range, and no emergency line's.</summary>
    internal static bool IsNumber(ReadOnlySpan<byte> text) =>
        E164Number.TryParse(text, null, out var number) && NumberPlan.IsAssigned(number) &&
        !number.IsEmergency;

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
