using System.Text;
using Outdial.TestSupport;

namespace Outdial.Fuzz;

/// <summary>Where mutation begins: the corpus.</summary>
internal static class Seeds
{
    internal static IReadOnlyList<byte[]> All { get; } =
    [
        .. Directory.EnumerateFiles(SourceTree.PathOf("tests/corpus/payloads"), "*.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadAllText(file).Split("\n=== ").Skip(1))
            .Select(part => part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..].Split("\n--- findings")[0])
            .Select(Encoding.UTF8.GetBytes),
    ];
}
