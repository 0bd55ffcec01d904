namespace Outdial.Cli;

/// <summary>Where a row and its address are in a block.</summary>
/// <param name="Line">The number of the line with the address.</param>
/// <param name="Start">Where the row begins.</param>
/// <param name="End">Where it ends, its line end included.</param>
/// <param name="CellStart">Where the address begins, behind a quote.</param>
/// <param name="CellLength">The length of the address in bytes, without quotes around.</param>
/// <param name="IsQuoted">Whether the address is in quotes.</param>
/// <param name="IsWhole">Whether the row could be read to its end: only then it is changed.</param>
internal readonly record struct RowPlace(
    long Line, int Start, int End, int CellStart, int CellLength, bool IsQuoted, bool IsWhole);
