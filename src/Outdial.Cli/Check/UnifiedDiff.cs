using System.Text;
using DiffPlex;
using DiffPlex.Renderer;

namespace Outdial.Cli;

/// <summary>The difference between a document and its fixed form, as patch and git read it.</summary>
internal static class UnifiedDiff
{
    internal static string Of(string name, byte[] before, byte[] after)
    {
        var difference = Differ.Instance.CreateDiffs(
            Encoding.UTF8.GetString(before), Encoding.UTF8.GetString(after), false, false, new LineChunker());

        // The renderer ends lines as the system does. The chunker leaves no other line feeds, so this is exact.
        return UnidiffRenderer.Instance.Generate(difference, DiffPath.Of('a', name), DiffPath.Of('b', name))
            .Replace(Environment.NewLine, "\n", StringComparison.Ordinal);
    }
}
