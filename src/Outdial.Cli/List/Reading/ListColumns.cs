using System.CommandLine;

namespace Outdial.Cli;

/// <summary>Which column of a table says what, from 0; null where the rows do not say it.</summary>
internal sealed record ListColumns(int Address, int? Key, int? Zone, int? User, int? NotAfter)
{
    /// <summary>The columns of attributes, by their names.</summary>
    internal required IReadOnlyList<(string Name, int Column)> Attributes { get; init; }

    /// <summary>The columns that are read beside that of the address.</summary>
    internal IEnumerable<int> Texts =>
        new[] { Key, Zone, User, NotAfter }.OfType<int>().Concat(Attributes.Select(attribute => attribute.Column));

    /// <summary>The last column that is read.</summary>
    internal int Last => Texts.Append(Address).Max();

    /// <summary>The column of which a finding speaks; null if it is none, or not known.</summary>
    internal int? Of(Diagnostic finding) => finding.Path switch
    {
        "key" => Key ?? Address,
        "timeZone" => Zone,
        "user" => User,
        "notAfter" => NotAfter,
        "" when finding.Index >= 0 => Address, // of a row, only an address has characters
        var path when path.StartsWith("destinations", StringComparison.Ordinal) => Address,
        _ => null,
    };

    /// <summary>Finds the columns that are named in a header.</summary>
    /// <returns>The columns, or the sentence that says which one there is not.</returns>
    internal static (ListColumns? Columns, string? Misuse) Find(
        ParseResult parsed, ListOptions options, List<string>? header, byte delimiter)
    {
        string? misuse = null;
        var attributes = new List<(string, int)>();
        foreach (var text in parsed.GetValue(options.Attributes) ?? [])
        {
            if (text.Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } column])
            {
                misuse ??= $"--attribute {text}: a name, '=' and a column are expected.";
            }
            else
            {
                attributes.Add((name, Index(column) ?? 0));
            }
        }

        var found = new ListColumns(
            Index(parsed.GetValue(options.Column)) ?? 0,
            Index(parsed.GetValue(options.KeyColumn)),
            Index(parsed.GetValue(options.ZoneColumn)),
            Index(parsed.GetValue(options.UserColumn)),
            Index(parsed.GetValue(options.NotAfterColumn)))
        {
            Attributes = attributes,
        };
        return misuse is null ? (found, null) : (null, misuse);

        int? Index(string? column)
        {
            if (column is null)
            {
                return null;
            }

            if (CsvColumn.NumberOf(column) is { } number)
            {
                misuse ??= number < 1 ? $"Column {column}: columns are numbered from 1." : null;
                return Math.Max(number, 1) - 1;
            }

            var (index, fault) = header is null
                ? (-1, $"The file has no header with a column '{VisibleText.Of(column)}': {CsvColumn.ByNumber}")
                : CsvColumn.Find(header, column, delimiter);
            misuse ??= fault;
            return index;
        }
    }
}
