using System.Text;
using DiffPlex.Renderer;

namespace Outdial.Cli;

/// <summary>The difference between a document and its mended form, as patch reads it.</summary>
internal static class UnifiedDiff
{
    internal static string Of(string name, byte[] before, byte[] after)
    {
        var path = name.TrimStart('/');
        return before.AsSpan().SequenceEqual(after)
            ? ""
            : UnidiffRenderer.GenerateUnidiff(
                Encoding.UTF8.GetString(before), Encoding.UTF8.GetString(after), $"a/{path}", $"b/{path}");
    }
}
