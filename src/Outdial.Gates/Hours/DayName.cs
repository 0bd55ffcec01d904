namespace Outdial.Gates;

/// <summary>The English names of the days, from Monday, as calling hours have them.</summary>
internal static class DayName
{
    private static readonly string[] Names =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] ShortNames = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    /// <summary>The two letters of a day.</summary>
    /// <param name="day">0 for Monday to 6 for Sunday.</param>
    internal static string Short(int day) => ShortNames[day];

    /// <summary>Reads a name of two letters, three letters or in full, in any case.</summary>
    /// <param name="word">The name.</param>
    /// <returns>0 for Monday to 6 for Sunday; null if it is none.</returns>
    internal static int? Read(ReadOnlySpan<char> word)
    {
        for (var day = 0; day < Names.Length; day++)
        {
            var name = Names[day].AsSpan();
            if (word.Length is 2 or 3 ? name.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                : name.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return day;
            }
        }

        return null;
    }
}
