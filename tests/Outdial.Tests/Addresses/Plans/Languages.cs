using System.Globalization;

namespace Outdial.Tests;

/// <summary>Sets of digit strings, each made once and named by a number, and what is left of them behind a digit
/// (Brzozowski's derivatives). It shares nothing with the compiler of the tables, which goes by sets of
/// states.</summary>
internal sealed class Languages
{
    /// <summary>No string at all; the empty string; every string.</summary>
    internal const int Nothing = 0, Empty = 1, Everything = 2;

    private readonly List<(char Kind, int Left, int Right, bool HasEmpty)> _all =
        [('0', 0, 0, false), ('1', 0, 0, true), ('*', 0, 0, true)];

    private readonly Dictionary<(char Kind, int Left, int Right), int> _known = [];
    private readonly Dictionary<(int Language, int Digit), int> _behind = [];

    internal bool HasEmpty(int language) => _all[language].HasEmpty;

    internal int Digit(int set) => Make('d', set, 0, hasEmpty: false);

    internal int Then(int first, int second) =>
        first == Nothing || second == Nothing ? Nothing
        : first == Empty ? second
        : second == Empty ? first
        : Make('.', first, second, HasEmpty(first) && HasEmpty(second));

    internal int Either(int one, int other) =>
        one == other || other == Nothing ? one
        : one == Nothing ? other
        : one == Everything || other == Everything ? Everything
        : Make('|', Math.Min(one, other), Math.Max(one, other), HasEmpty(one) || HasEmpty(other));

    /// <summary>What may stand behind a digit.</summary>
    internal int Behind(int language, int digit)
    {
        if (_behind.TryGetValue((language, digit), out var known))
        {
            return known;
        }

        var (kind, left, right, _) = _all[language];
        var behind = kind switch
        {
            '0' or '1' => Nothing,
            '*' => Everything,
            'd' => (left >> digit & 1) == 1 ? Empty : Nothing,
            '|' => Either(Behind(left, digit), Behind(right, digit)),
            _ when HasEmpty(left) => Either(Then(Behind(left, digit), right), Behind(right, digit)),
            _ => Then(Behind(left, digit), right),
        };
        return _behind[(language, digit)] = behind;
    }

    /// <summary>Reads a regular expression as the plans have them.</summary>
    internal int Parse(string pattern)
    {
        var at = 0;
        var language = Choice(pattern, ref at);
        Assert.Equal(pattern.Length, at);
        return language;
    }

    private int Choice(string text, ref int at)
    {
        var (whole, sequence) = (Nothing, new List<int>());
        for (; at < text.Length && text[at] != ')'; at++)
        {
            switch (text[at])
            {
                case '|':
                    whole = Either(whole, InTurn(sequence));
                    sequence.Clear();
                    break;
                case '?':
                    sequence[^1] = Either(sequence[^1], Empty);
                    break;
                case '{':
                    var end = text.IndexOf('}', at);
                    var counts = text[(at + 1)..end].Split(',').Select(int.Parse).ToArray();
                    sequence[^1] = Times(sequence[^1], counts[0], counts[^1]);
                    at = end;
                    break;
                case '(':
                    at += text[at + 1] == '?' ? 3 : 1;
                    sequence.Add(Choice(text, ref at));
                    break;
                case '[':
                    var close = text.IndexOf(']', at);
                    sequence.Add(Digit(Set(text[(at + 1)..close])));
                    at = close;
                    break;
                default:
                    sequence.Add(Digit(1 << int.Parse(text.AsSpan(at, 1), CultureInfo.InvariantCulture)));
                    break;
            }
        }

        return Either(whole, InTurn(sequence));
    }

    private int InTurn(List<int> parts)
    {
        var whole = Empty;
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            whole = Then(parts[i], whole);
        }

        return whole;
    }

    private int Times(int language, int least, int most)
    {
        var whole = Empty;
        for (var i = most; i > 0; i--)
        {
            whole = i > least ? Either(Empty, Then(language, whole)) : Then(language, whole);
        }

        return whole;
    }

    private static int Set(string members)
    {
        var set = 0;
        for (var i = 0; i < members.Length; i++)
        {
            var isRange = i + 2 < members.Length && members[i + 1] == '-';
            for (var c = members[i]; c <= members[isRange ? i + 2 : i]; c++)
            {
                set |= 1 << (c - '0');
            }

            i += isRange ? 2 : 0;
        }

        return set;
    }

    private int Make(char kind, int left, int right, bool hasEmpty)
    {
        if (!_known.TryGetValue((kind, left, right), out var language))
        {
            _known[(kind, left, right)] = language = _all.Count;
            _all.Add((kind, left, right, hasEmpty));
        }

        return language;
    }
}
