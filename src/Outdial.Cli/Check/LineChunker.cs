using DiffPlex;

namespace Outdial.Cli;

/// <summary>Cuts a text behind each line feed, as patch and git do.</summary>
internal sealed class LineChunker : IChunker
{
    public IReadOnlyList<string> Chunk(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var feed ? feed + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }
}
