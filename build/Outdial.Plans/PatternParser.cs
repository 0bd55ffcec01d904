using System.Globalization;

namespace Outdial.Plans;

/// <summary>Reads the patterns of number plans. What it does not know stops the build: a pattern that is read wrongly
/// would be a wrong verdict.</summary>
internal sealed class PatternParser
{
    private const int AnyDigit = 0x3FF;

    private readonly string _text;
    private int _at;

    private PatternParser(string text) => _text = text;

    /// <exception cref="FormatException">There is something in the pattern that this reader does not know.</exception>
    internal static Pattern Parse(string text)
    {
        var parser = new PatternParser(text);
        var pattern = parser.Choice();
        return parser._at == text.Length ? pattern : throw parser.Unknown();
    }

    private Pattern Choice()
    {
        var branches = new List<Pattern> { Sequence() };
        while (Take('|'))
        {
            branches.Add(Sequence());
        }

        return branches is [var only] ? only : new Pattern.Choice([.. branches]);
    }

    private Pattern.Sequence Sequence()
    {
        var parts = new List<Pattern>();
        while (_at < _text.Length && _text[_at] is not ('|' or ')'))
        {
            parts.Add(Repeated(One()));
        }

        return new([.. parts]);
    }

    private Pattern One()
    {
        var c = _text[_at++];
        if (char.IsAsciiDigit(c))
        {
            return new Pattern.Digit(1 << (c - '0'));
        }

        switch (c)
        {
            case '\\' when Take('d'):
                return new Pattern.Digit(AnyDigit);
            case '[':
                return Set();
            case '(':
                // Nothing is captured, so that groups are alike whether they capture or not.
                if (Take('?') && !Take(':'))
                {
                    throw Unknown();
                }

                var inside = Choice();
                return Take(')') ? inside : throw Unknown();
            default:
                _at--;
                throw Unknown();
        }
    }

    private Pattern.Digit Set()
    {
        var set = 0;
        while (!Take(']'))
        {
            if (Take('\\'))
            {
                set |= Take('d') ? AnyDigit : throw Unknown();
                continue;
            }

            var first = OneDigit();
            var last = Take('-') ? OneDigit() : first;
            for (var digit = first; digit <= last; digit++)
            {
                set |= 1 << digit;
            }
        }

        return new(set);
    }

    private Pattern Repeated(Pattern part)
    {
        if (Take('?'))
        {
            return new Pattern.Repeat(part, 0, 1);
        }

        if (!Take('{'))
        {
            return part;
        }

        var least = Count();
        var most = Take(',') ? Count() : least;
        return Take('}') ? new Pattern.Repeat(part, least, most) : throw Unknown();
    }

    private int Count()
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        return int.Parse(_text.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private int OneDigit() =>
        _at < _text.Length && char.IsAsciiDigit(_text[_at]) ? _text[_at++] - '0' : throw Unknown();

    private bool Take(char c)
    {
        if (_at < _text.Length && _text[_at] == c)
        {
            _at++;
            return true;
        }

        return false;
    }

    private FormatException Unknown() => new($"Character {_at} of the pattern is not understood: {_text}");
}
