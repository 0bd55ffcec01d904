using System.Collections.Immutable;
using System.Text;

namespace Outdial.Compare;

/// <summary>Texts as bytes.</summary>
internal static class Utf8
{
    public static byte[] Of(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[][] Of(ImmutableArray<string> texts) => [.. texts.Select(Of)];
}
