namespace Outdial.Cli;

/// <summary>How far a mistyped name is from one that exists.</summary>
internal static class NameDistance
{
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
