namespace Outdial.Cli;

/// <summary>The numbers of a list and where each came first: exact, in 16 bytes a place.</summary>
/// <remarks>Open addressing in many small tables, so that growing copies one of them only.</remarks>
internal sealed class NumberSet
{
    private const int TableBits = 8;
    private const int FirstSize = 16;

    private readonly Entry[][] _tables = new Entry[1 << TableBits][];
    private readonly int[] _counts = new int[1 << TableBits];

    /// <summary>How many numbers there are.</summary>
    internal long Count { get; private set; }

    /// <summary>Adds a number that is not there yet.</summary>
    /// <param name="number">The number; not 0.</param>
    /// <param name="line">The number of its line.</param>
    /// <returns>The line where it came first; null if this is the first.</returns>
    internal long? Add(ulong number, long line)
    {
        var hash = Mixed(number);
        var at = hash >> (64 - TableBits);
        var table = _tables[at] ??= new Entry[FirstSize];
        var mask = (ulong)table.Length - 1;
        var i = hash & mask;
        for (; table[i].Number != 0; i = (i + 1) & mask)
        {
            if (table[i].Number == number)
            {
                return table[i].Line;
            }
        }

        table[i] = new Entry(number, line);
        Count++;
        if (++_counts[at] > table.Length / 4 * 3)
        {
            _tables[at] = Grown(table);
        }

        return null;
    }

    private static Entry[] Grown(Entry[] table)
    {
        var larger = new Entry[table.Length * 2];
        var mask = (ulong)larger.Length - 1;
        foreach (var entry in table)
        {
            if (entry.Number != 0)
            {
                var i = Mixed(entry.Number) & mask;
                while (larger[i].Number != 0)
                {
                    i = (i + 1) & mask;
                }

                larger[i] = entry;
            }
        }

        return larger;
    }

    // Fibonacci hashing, with the high bits, which are the well mixed ones, brought down too.
    private static ulong Mixed(ulong number)
    {
        var product = number * 0x9E37_79B9_7F4A_7C15;
        return product ^ (product >> 29);
    }

    private readonly record struct Entry(ulong Number, long Line);
}
