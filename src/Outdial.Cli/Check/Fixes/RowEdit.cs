namespace Outdial.Cli;

/// <summary>A change of one row of a list. Places count in the row's block, and in the block's new texts.</summary>
/// <param name="Start">Where what is replaced begins; of a rejected row, where the row begins.</param>
/// <param name="End">Where it ends, the line end of a rejected row included. As large as <paramref name="Start"/> if
/// text is inserted.</param>
/// <param name="TextAt">Where the new text begins; of a rejected row, what is written behind its last cell.</param>
/// <param name="TextLength">The length of the new text.</param>
/// <param name="IsRejected">Whether the row is taken out of the output.</param>
internal readonly record struct RowEdit(int Start, int End, int TextAt, int TextLength, bool IsRejected);
