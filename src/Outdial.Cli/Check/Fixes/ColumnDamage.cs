using System.Globalization;

namespace Outdial.Cli;

/// <summary>Counts the cells of a column that show what a spreadsheet has done to it.</summary>
/// <param name="Exponents">Cells in scientific notation.</param>
/// <param name="Decimals">Cells that end in .0.</param>
/// <param name="National">Digits alone, without a zero before them, where there is a region to read them in.</param>
/// <param name="Sampled">How many of <paramref name="National"/> were looked at more closely.</param>
/// <param name="LostZeros">How many of those are numbers before which a zero is dialled.</param>
internal readonly record struct ColumnDamage(
    long Exponents, long Decimals, long National, long Sampled, long LostZeros)
{
    // Of fewer cells nothing is said of the column: each has its finding.
    private const int Fewest = 10;

    // To read a national number takes as long as the check itself, so a few of each block stand for all.
    private const int MostSampled = 16;

    // A shorter amount is a price or a count.
    private const int FewestDigits = 7;

    public static ColumnDamage operator +(ColumnDamage one, ColumnDamage other) => new(
        one.Exponents + other.Exponents,
        one.Decimals + other.Decimals,
        one.National + other.National,
        one.Sampled + other.Sampled,
        one.LostZeros + other.LostZeros);

    private bool HasLostZeros => LostZeros > Sampled * 9 / 10;

    /// <summary>With what one more cell shows.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="check">Reads national numbers.</param>
    /// <param name="hasRegion">Whether it has a region in which to read them.</param>
    internal ColumnDamage With(string text, AddressCheck check, bool hasRegion)
    {
        var digits = text.AsSpan().TrimStart('+');
        var whole = digits.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? digits[..end] : digits;
        var rest = digits[whole.Length..];
        if (rest.IsEmpty)
        {
            return hasRegion && text is [>= '1' and <= '9', ..] ? WithNational(text, check) : this;
        }

        if (whole.Length >= FewestDigits && rest is ['.' or ',', '0', ..] && !rest[1..].ContainsAnyExcept('0'))
        {
            return this with { Decimals = Decimals + 1 };
        }

        if (whole.Length == 1)
        {
            var fraction = rest is ['.' or ',', ..] ? rest[1..].TrimStart("0123456789") : rest;
            return fraction is ['E' or 'e', '+', >= '0' and <= '9', ..] &&
                !fraction[2..].ContainsAnyExceptInRange('0', '9')
                ? this with { Exponents = Exponents + 1 } : this;
        }

        return this;
    }

    /// <summary>What is to be said of the whole column.</summary>
    /// <param name="cells">How many cells it has that are not empty.</param>
    internal IEnumerable<Diagnostic> Findings(long cells)
    {
        foreach (var (count, rule) in new[]
        {
            (Exponents, ListFileRules.ExponentColumn),
            (Decimals, ListFileRules.DecimalColumn),
            (HasLostZeros ? National : 0, ListFileRules.LostZeroColumn),
        })
        {
            if (cells >= Fewest && count > cells / 2)
            {
                yield return new Diagnostic(
                    rule,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{rule.Message.TrimEnd('.')} ({count:N0} of {cells:N0})."));
            }
        }
    }

    private ColumnDamage WithNational(string text, AddressCheck check) => Sampled >= MostSampled
        ? this with { National = National + 1 }
        : this with
        {
            National = National + 1,
            Sampled = Sampled + 1,
            LostZeros = LostZeros + (HasLostZero(text, check) ? 1 : 0),
        };

    // With a zero before it, it is the same number: there the zero is dialled.
    private static bool HasLostZero(string text, AddressCheck check) =>
        Fix(text, check) is { } fix && fix == Fix($"0{text}", check);

    private static string? Fix(string text, AddressCheck check) => check.Check(text)
        .Select(finding => finding.SafeFix?.Edits[0].Replacement)
        .FirstOrDefault(fix => fix is not null);
}
