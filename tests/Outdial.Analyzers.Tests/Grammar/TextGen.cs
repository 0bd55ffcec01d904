using System.Globalization;
using System.Text.RegularExpressions;
using Outdial.TestSupport;

namespace Outdial.Analyzers.Tests;

/// <summary>Draws texts that are addresses, nearly addresses, and written numbers.</summary>
internal static class TextGen
{
    /// <summary>Every text of the corpora.</summary>
    internal static readonly string[] Corpus = [.. new[] { "addresses", "field-cases" }
        .SelectMany(name => File.ReadLines(SourceTree.PathOf($"tests/corpus/{name}.tsv")))
        .Where(line => !line.StartsWith('#') && line.Contains('\t', StringComparison.Ordinal))
        .Select(line => Regex.Unescape(line.Split('\t')[0]))];

    private const string Alphabet =
        "0123456789+-.()/ :;=@%[]<>*#xXaAfFzZ_~!?&$,'\"\\\n\0\u00A0\u2010\u0661\uFF11\u200B\uFEFF\u2028é\uD83D\uDCDE";

    private static readonly string[] Others =
    [
        "sip:[::1]", "sip:ann@[2001:db8::7]:5060;lr", "sip:[::ffff:10.0.0.1]", "sip:[1:2:3:4:5:6:7:8]", "sip:[1::]",
        "sips:a%2Db@10.0.0.1:65535", "sip:ann@a.b-c.x1;user=phone;lr", "sip:ann:pw@example.com", "sip:a@999.0.0.1",
        "sip:[1:2:3:4:5:6:7::]", "sip:[::01.2.3.4]", "sip:ann@example.com.", "sip:1.2.3.4.5",
        $"mailto:{new string('a', 64)}@x.y", $"mailto:a@{string.Join('.', Enumerable.Repeat("abcdefghi", 25))}.x",
        $"sip:{new string('b', 63)}.{new string('c', 63)}.{new string('d', 63)}.{new string('e', 61)}",
        "tel:+12025550123;ext=12345678901234567890", "+999999999999999", "+2025550123", "+420 555 0123",
        "group:5F1C1E0A-6F0E-4A4C-9D0A-6C1F2D8F0B11", "USER:5f1c1e0a-6f0e-4a4c-9d0a-6c1f2d8f0b11",
    ];

    private static readonly Gen<Func<string, string>> Edits = Gen.Select(
        Gen.Double[0, 1], Gen.Int[0, 3], Gen.Char[Alphabet], Func<string, string> (where, kind, c) => text =>
        {
            var at = (int)(where * text.Length);
            return kind switch
            {
                0 => text.Insert(at, c.ToString()),
                1 when at < text.Length => text.Remove(at, 1),
                2 when at < text.Length => text.Remove(at, 1).Insert(at, c.ToString()),
                _ => text[..at] + text[(at / 2)..],
            };
        });

    /// <summary>Texts of the corpora and others with up to three edits; and texts of any characters.</summary>
    internal static readonly Gen<string> Texts = Gen.Frequency(
        (8, Gen.Select(Gen.OneOf([.. Corpus, .. Others]), Edits.Array[0, 3], (text, edits) =>
            edits.Aggregate(text, (edited, edit) => edit(edited)))),
        (1, Gen.String[Gen.Char[Alphabet], 0, 20]),
        (1, Gen.String[0, 8]));

    private static readonly Gen<string> Separators =
        Gen.OneOf(" ", " ", "-", "-", ".", " (", ") ", ")", "(", "", "  ", "/", " - ");

    private static readonly Gen<string> Codes = Gen.OneOf(
        Gen.OneOf([.. NumberCorrection.Plans.Select(plan => plan.Split(':')[0])]), Gen.Int[1, 999].Select(n => $"{n}"));

    private static readonly Gen<string> Groups = Gen.Frequency(
        (8, Gen.String[Gen.Char['0', '9'], 1, 5]),
        (1, Gen.OneOf("2003", "1998", "20", "12", "01", "0", "(0)", "911", "555", "0123", "202", "2025550123")));

    /// <summary>Numbers of a usual length, with separators at any place.</summary>
    private static readonly Gen<string> Usual =
        from plan in Gen.OneOf([.. NumberCorrection.Plans])
        from digits in Gen.Char['0', '9'].Array[int.Parse(plan.Split(':')[1], CultureInfo.InvariantCulture)]
        from separator in Gen.OneOf("", "", " ", "-").Array[digits.Length]
        from isInBrackets in Gen.Int[0, 4]
        let national = string.Concat(digits.Zip(separator, (digit, after) => digit + after)).TrimEnd(' ', '-')
        let area = national.Length / 3
        select isInBrackets == 0
            ? $"+{plan.Split(':')[0]} ({national[..area].Trim(' ', '-')}) {national[area..].Trim(' ', '-')}"
            : $"+{plan.Split(':')[0]} {national}";

    /// <summary>Numbers as they are written, with separators between groups of digits.</summary>
    internal static readonly Gen<string> WrittenNumbers = Gen.OneOf(
        Usual,
        Gen.Select(
            Gen.OneOf("+", "+", "+", "+", "tel:+", " +", "00"),
            Codes,
            Gen.Select(Separators, Groups, (separator, group) => separator + group).Array[1, 6],
            Gen.OneOf("", "", "", "", " ", "\n", ";ext=1", " x12", ".0"),
            (start, code, groups, end) => $"{start}{code}{string.Concat(groups)}{end}"));
}
