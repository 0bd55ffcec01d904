using DiffPlex;

namespace Outdial.Cli;

/// <summary>Splits a text at each line feed, as patch and git do. DiffPlex's own chunker drops carriage returns, and
/// does not show whether the last line ends.</summary>
internal sealed class LineChunker : IChunker
{
    // Part of the line's text, so that the line differs from one that ends, and the renderer writes it below.
    private static readonly string NoEnd = $"{Environment.NewLine}\\ No newline at end of file";

    public IReadOnlyList<string> Chunk(string text)
    {
        var lines = text.Split('\n');
        if (lines[^1].Length == 0)
        {
            return lines[..^1];
        }

        lines[^1] += NoEnd;
        return lines;
    }
}
