using System.Collections.Immutable;
using static Outdial.Severity;

namespace Outdial.Diagnostics;

/// <summary>Band OD27: tables with a column of addresses.</summary>
public static class ListRules
{
    /// <summary>OD2701: a row without the column.</summary>
    public static readonly Rule MissingColumn = new("OD2701", "missing-column", Error,
        "The row does not have the column that is checked.",
        "Without the cell there is no address to check, and no row is skipped silently.",
        "Complete the row; if every row is like this, check --column and --delimiter.");

    /// <summary>OD2702: a quote that nothing closes.</summary>
    public static readonly Rule UnclosedQuote = new("OD2702", "unclosed-quote", Error,
        "A cell begins with a quote that is not closed.",
        "RFC 4180 (2.5 to 2.7): a cell in quotes ends with a quote at its end; a quote inside is doubled.",
        "Close the cell with a quote, and double those inside; the next line was read as a new row.");

    /// <summary>OD2703: a row that does not fit into the memory for it.</summary>
    public static readonly Rule RowTooLong = new("OD2703", "row-too-long", Error,
        "The row is longer than 262,144 bytes.",
        "The memory for a row is limited, so that a file of any size can be checked.",
        "Shorten the row, or write a file with the one column; what follows its line was read as new rows.");

    /// <summary>OD2704: a cell whose characters are not known.</summary>
    public static readonly Rule DamagedCell = new("OD2704", "damaged-cell", Error,
        "A cell has bytes that are not UTF-8, or a replacement character (U+FFFD).",
        "The file has another encoding, such as windows-1252, or was once read with the wrong one; a name or a key " +
        "would be passed on with wrong letters.",
        "Save or export the file again as UTF-8.");

    internal static ImmutableArray<Rule> All { get; } = [MissingColumn, UnclosedQuote, RowTooLong, DamagedCell];
}
