using System.Collections;

namespace Outdial;

/// <summary>Finds in a text every part of some texts that is long enough to be of use to who sees it.</summary>
/// <remarks>Letters are compared in any case. A text is read once; nearly every place is skipped with one
/// look at a table of bits.</remarks>
internal sealed class LongParts
{
    /// <summary>How long a part is that is looked for.</summary>
    internal const int Length = 12;

    private const uint Factor = 16_777_619;
    private const int Bits = 1 << 18;

    // Factor to the power of Length: what takes the oldest character out of a rolling sum.
    private static readonly uint Oldest = Enumerable.Range(0, Length).Aggregate(1u, (power, _) => power * Factor);

    private readonly BitArray _sums = new(Bits);
    private readonly HashSet<string> _parts = new(StringComparer.OrdinalIgnoreCase);

    internal LongParts(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            for (var start = 0; start + Length <= text.Length; start++)
            {
                var part = text.Substring(start, Length);
                if (_parts.Add(part))
                {
                    _sums[Place(part.Aggregate(0u, (sum, unit) => (sum * Factor) + Folded(unit)))] = true;
                }
            }
        }
    }

    /// <summary>The text with each run of parts replaced; the text itself if there is none.</summary>
    internal string Replace(string text, string by)
    {
        var parts = _parts.GetAlternateLookup<ReadOnlySpan<char>>();
        System.Text.StringBuilder? kept = null;
        var (sum, copied, end) = (0u, 0, -1);
        for (var i = 0; i < text.Length; i++)
        {
            sum = (sum * Factor) + Folded(text[i]) - (i >= Length ? Oldest * Folded(text[i - Length]) : 0);
            var start = i + 1 - Length;
            if (start < 0 || !_sums[Place(sum)] || !parts.Contains(text.AsSpan(start, Length)))
            {
                continue;
            }

            if (start > end)
            {
                (kept ??= new()).Append(text, copied, start - copied).Append(by);
            }

            (copied, end) = (i + 1, i + 1);
        }

        return kept is null ? text : kept.Append(text, copied, text.Length - copied).ToString();
    }

    private static int Place(uint sum) => (int)((sum ^ (sum >> 15)) & (Bits - 1));

    // As the set compares: invariant upper case.
    private static uint Folded(char unit) => char.ToUpperInvariant(unit);
}
