using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Outdial.Compare;

/// <summary>Reading a number in E.164 form, strictly, against the guide's expression.</summary>
internal static partial class ParseRows
{
    private const string Expression = @"^\+[1-9]\d{1,14}$";

    private const string Why =
        "In .NET `$` also matches before a last line feed, and `\\d` every script's digits; and a calling code alone " +
        "is no number.";

    public static void AddTo(Results results, Inputs inputs)
    {
        var numbers = inputs.Numbers;
        var (interpreted, compiled, generated) =
            (new Regex(Expression), new Regex(Expression, RegexOptions.Compiled), Guide());
        var standings = new Contest(inputs.Length).Hold(
            Contender.Here("Outdial", numbers.Length, () => Parsed(numbers)),
            Contender.Here("the guide's regex, interpreted", numbers.Length, () => Matches(interpreted, numbers)),
            Contender.Here("the guide's regex, compiled at run time", numbers.Length, () => Matches(compiled, numbers)),
            Contender.Here("the guide's regex, source-generated", numbers.Length, () => Matches(generated, numbers)));
        results.Add(
            Row.Faster("strict E.164 parse", standings[0], standings[1], 6),
            Row.Faster("strict E.164 parse", standings[0], standings[2], 2.5),
            Row.Faster("strict E.164 parse", standings[0], standings[3], 2.5));

        string[] texts =
        [
            .. numbers,
            .. File.ReadLines(Places.Addresses).Where(line => line is not ("" or ['#', ..]))
                .Select(line => Regex.Unescape(line.Split('\t')[0])),
        ];
        results.Add(Agreement.Of(
            "The guide's regex",
            "numbers and addresses of the corpus",
            texts,
            IsNumber,
            texts.Select(text => generated.IsMatch(text)),
            Why));
    }

    // Called as a program calls them: a delegate would cost nearly as much as what is measured.
    private static int Parsed(ImmutableArray<string> numbers)
    {
        var valid = 0;
        foreach (var number in numbers)
        {
            valid += E164Number.TryParse(number, null, out _) ? 1 : 0;
        }

        return valid;
    }

    private static int Matches(Regex regex, ImmutableArray<string> numbers)
    {
        var valid = 0;
        foreach (var number in numbers)
        {
            valid += regex.IsMatch(number) ? 1 : 0;
        }

        return valid;
    }

    private static bool IsNumber(string text) => E164Number.TryParse(text, null, out _);

    [GeneratedRegex(Expression)]
    private static partial Regex Guide();
}
