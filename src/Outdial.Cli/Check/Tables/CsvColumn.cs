using System.Text;

namespace Outdial.Cli;

/// <summary>Finds the column that <c>--column</c> names, and the delimiter.</summary>
internal static class CsvColumn
{
    /// <summary>The default delimiter.</summary>
    internal const byte Comma = (byte)',';

    /// <summary>The help for a column that the header does not name.</summary>
    internal const string ByNumber = "Or name the column by its number (--column 3): then every row is data.";

    // As many as a message can list; an export may have hundreds.
    private const int Shown = 40;

    private static readonly (char Delimiter, string Name)[] Delimiters =
        [('\t', "tab"), (',', "comma"), (';', "semicolon"), ('|', "pipe")];

    /// <summary>The number of a column, from 1; null if the text is a name.</summary>
    internal static int? NumberOf(string column) =>
        StrictNumber.TryRead(column, out int number) ? number : null;

    /// <summary>The delimiter of an option's value; null if the value is not a delimiter.</summary>
    /// <param name="text">A character, or its name.</param>
    internal static byte? DelimiterOf(string text)
    {
        var named = Delimiters.FirstOrDefault(one => string.Equals(one.Name, text, StringComparison.OrdinalIgnoreCase));
        return named.Name is not null ? (byte)named.Delimiter
            : text == "\\t" ? (byte)'\t' // as programs and shells write it
            : text is [var one] && char.IsAscii(one) && one is not ('"' or '\r' or '\n') ? (byte)one
            : null;
    }

    /// <summary>The text of a cell.</summary>
    internal static string TextOf(ReadOnlySpan<byte> cell, bool isQuoted)
    {
        var text = Encoding.UTF8.GetString(cell);
        return isQuoted ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    /// <summary>Finds a column by its name: exactly, else without regard to case and to spaces around.</summary>
    /// <param name="names">The header.</param>
    /// <param name="column">The name.</param>
    /// <param name="delimiter">The delimiter of cells.</param>
    /// <returns>The index of the column; or the message that says why there is none.</returns>
    internal static (int Index, string? Misuse) Find(List<string> names, string column, byte delimiter)
    {
        if (Matching(names, name => name == column) is { Count: > 0 } same)
        {
            return One(same, column);
        }

        var wanted = column.Trim();
        return Matching(names, name => string.Equals(name.Trim(), wanted, StringComparison.OrdinalIgnoreCase))
            is { Count: > 0 } alike
            ? One(alike, column)
            : (-1, Missing(names, column, delimiter));
    }

    private static List<int> Matching(List<string> names, Predicate<string> isMeant) =>
        [.. Enumerable.Range(0, names.Count).Where(i => isMeant(names[i]))];

    private static (int Index, string? Misuse) One(List<int> found, string column) => found is [var index]
        ? (index, null)
        : (-1, $"{found.Count} columns of the header are called '{VisibleText.Of(column)}': " +
            $"{string.Join(", ", found.Select(i => i + 1))}. Write the name exactly. {ByNumber}");

    private static string Missing(List<string> names, string column, byte delimiter)
    {
        var shown = VisibleText.Of(column);
        if (names is [] or [""])
        {
            return $"The first line is empty: there is no header with a column '{shown}'. {ByNumber}";
        }

        var rest = names.Count > Shown ? $" and {names.Count - Shown} more" : "";
        var there = string.Join(", ", names.Take(Shown).Select(name => $"'{VisibleText.Of(name)}'"));
        var other = Delimiters.FirstOrDefault(one =>
            one.Delimiter != delimiter && names.Exists(name => name.Contains(one.Delimiter, StringComparison.Ordinal)));
        var hint = other.Name is null ? ByNumber
            : $"It contains {other.Name}s: is --delimiter {other.Name} meant?";
        return $"The header has no column '{shown}'. Its columns are: {there}{rest}. {hint}";
    }
}
