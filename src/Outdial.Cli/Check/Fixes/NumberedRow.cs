namespace Outdial.Cli;

/// <summary>A row whose number is known, to find others with the same number.</summary>
/// <param name="Number">The digits of the number as an integer.</param>
/// <param name="Line">The number of its line.</param>
/// <param name="Start">Where the row begins in its block.</param>
/// <param name="End">Where it ends, its line end included.</param>
internal readonly record struct NumberedRow(ulong Number, long Line, int Start, int End);
