namespace Outdial.Cli;

/// <summary>How far a mistyped name is from one that exists.</summary>
internal static class NameDistance
{
    // One letter in three may be wrong: with more of them another name is as likely.
    private const int LettersForEachFault = 3;

    /// <summary>The name that was probably meant, in any case; null if none is near.</summary>
    internal static string? Nearest(string typed, IEnumerable<string> known)
    {
        var lower = typed.ToLowerInvariant();
        return known.Select(name => (Name: name, Distance: Between(lower, name.ToLowerInvariant())))
            .Where(one => one.Distance <= Math.Max(1, one.Name.TrimStart('-').Length / LettersForEachFault) ||
                IsBeginning(lower, one.Name))
            .OrderBy(one => one.Distance)
            .FirstOrDefault().Name;
    }

    private static bool IsBeginning(string typed, string name) =>
        typed.TrimStart('-').Length > 2 && name.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    /// <summary>How many letters are changed, put in, left out, or exchanged with their neighbour.</summary>
    internal static int Between(string typed, string known)
    {
        var before = new int[known.Length + 1];
        var last = Enumerable.Range(0, known.Length + 1).ToArray();
        for (var i = 1; i <= typed.Length; i++)
        {
            var row = new int[known.Length + 1];
            row[0] = i;
            for (var j = 1; j <= known.Length; j++)
            {
                var change = typed[i - 1] == known[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && typed[i - 1] == known[j - 2] && typed[i - 2] == known[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last) = (last, row);
        }

        return last[known.Length];
    }
}
