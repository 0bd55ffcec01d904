using System.Collections.Immutable;
using static Outdial.Severity;

namespace Outdial.Diagnostics;

/// <summary>Band OD60: lists of addresses as a whole.</summary>
public static class ListFileRules
{
    /// <summary>OD6001: two rows with the same number.</summary>
    public static readonly Rule DuplicateNumber = new("OD6001", "duplicate-number", Warning,
        "An earlier row has the same number.",
        "Both rows are the same number in E.164 form, so a person on the list would be called twice.",
        "Remove one of the rows, or let the list be written without the later ones.");

    /// <summary>OD6002: a column of which a spreadsheet has dropped digits.</summary>
    public static readonly Rule ExponentColumn = new("OD6002", "exponent-column", Warning,
        "Most cells of the column are in scientific notation: their last digits are not in the file.",
        "A spreadsheet shows a long number as 1.20256E+10, and writes what it shows into a CSV file.",
        "In the source, format the column as text or as a number without decimals, and export it again; to open a " +
        "CSV file, import it (Data, From Text/CSV) with the column as text.");

    /// <summary>OD6003: a column of numbers with a decimal part.</summary>
    public static readonly Rule DecimalColumn = new("OD6003", "decimal-column", Warning,
        "Most cells of the column end in a decimal part such as .0.",
        "A program has read the phone numbers as amounts; leading zeros and '+' are lost on the way.",
        "Read and export the column as text: in a spreadsheet by the column's format, in pandas with dtype=str.");

    /// <summary>OD6004: a column of numbers that lost a leading zero.</summary>
    public static readonly Rule LostZeroColumn = new("OD6004", "lost-zero-column", Warning,
        "Most cells of the column are national numbers without the leading zero that is dialled before them.",
        "A spreadsheet that reads a phone number as an amount drops its leading zero and its '+'.",
        "Import the column as text, and export it again; else check by some rows that the region is the right one.");

    internal static ImmutableArray<Rule> All { get; } =
        [DuplicateNumber, ExponentColumn, DecimalColumn, LostZeroColumn];
}
