using System.Globalization;
using System.Text;
using DiffPlex;
using DiffPlex.Model;

namespace Outdial.Cli;

/// <summary>The difference between a document and its mended form, as patch and git read it.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    internal static string Of(string name, byte[] before, byte[] after)
    {
        if (before.AsSpan().SequenceEqual(after))
        {
            return "";
        }

        var difference = Differ.Instance.CreateDiffs(
            Encoding.UTF8.GetString(before), Encoding.UTF8.GetString(after), false, false, new LineChunker());
        var diff = new StringBuilder($"--- {DiffPath.Of('a', name)}\n+++ {DiffPath.Of('b', name)}\n");
        for (var first = 0; first < difference.DiffBlocks.Count;)
        {
            // Blocks whose context would overlap share a hunk.
            var last = first;
            while (last + 1 < difference.DiffBlocks.Count && Gap(difference, last) <= 2 * Context)
            {
                last++;
            }

            Hunk(diff, difference, first, last);
            first = last + 1;
        }

        return diff.ToString();
    }

    private static int Gap(DiffResult difference, int block) =>
        difference.DiffBlocks[block + 1].DeleteStartA -
        (difference.DiffBlocks[block].DeleteStartA + difference.DiffBlocks[block].DeleteCountA);

    private static void Hunk(StringBuilder diff, DiffResult difference, int first, int last)
    {
        var (old, changed) = (difference.PiecesOld, difference.PiecesNew);
        var (one, end) = (difference.DiffBlocks[first], difference.DiffBlocks[last]);
        var lead = Math.Min(Context, one.DeleteStartA);
        var (fromOld, fromNew) = (one.DeleteStartA - lead, one.InsertStartB - lead);
        var trail = Math.Min(Context, old.Count - (end.DeleteStartA + end.DeleteCountA));
        var toOld = end.DeleteStartA + end.DeleteCountA + trail;
        var toNew = end.InsertStartB + end.InsertCountB + trail;
        diff.Append(CultureInfo.InvariantCulture, $"@@ -{Range(fromOld, toOld)} +{Range(fromNew, toNew)} @@\n");
        var at = fromOld;
        for (var i = first; i <= last; i++)
        {
            var block = difference.DiffBlocks[i];
            Lines(diff, ' ', old, at, block.DeleteStartA);
            Lines(diff, '-', old, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA);
            Lines(diff, '+', changed, block.InsertStartB, block.InsertStartB + block.InsertCountB);
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Lines(diff, ' ', old, at, toOld);
    }

    // Of an empty range the line before it is named.
    private static string Range(int from, int to) =>
        string.Create(CultureInfo.InvariantCulture, $"{(to > from ? from + 1 : from)},{to - from}");

    private static void Lines(StringBuilder diff, char mark, IReadOnlyList<string> lines, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            diff.Append(mark).Append(lines[i]);
            if (!lines[i].EndsWith('\n'))
            {
                diff.Append("\n\\ No newline at end of file\n");
            }
        }
    }
}
