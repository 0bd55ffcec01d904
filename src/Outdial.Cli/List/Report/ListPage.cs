namespace Outdial.Cli;

/// <summary>What a page about a list says of its rows, added up as they are read.</summary>
/// <param name="most">How many rows are kept.</param>
internal sealed class ListPage(int most)
{
    internal List<ListRow> Rows { get; } = [];

    /// <summary>How many rows are not kept.</summary>
    internal long Left { get; private set; }

    internal SortedDictionary<string, long> Verdicts { get; } = new(StringComparer.Ordinal);

    /// <summary>How many calls were placed in each hour.</summary>
    internal SortedDictionary<DateTime, long> Hours { get; } = [];

    /// <summary>What holds rows back that wait, or withholds them, and until when the first.</summary>
    internal SortedDictionary<string, (long Rows, DateTimeOffset? Due)> Held { get; } = new(StringComparer.Ordinal);

    internal void Add(ListRow row)
    {
        if (row.Verdict is { } verdict)
        {
            Verdicts[verdict] = Verdicts.GetValueOrDefault(verdict) + 1;
        }

        if (row.Placed is { } placed)
        {
            var hour = placed.UtcDateTime.Date.AddHours(placed.UtcDateTime.Hour);
            Hours[hour] = Hours.GetValueOrDefault(hour) + 1;
        }

        if (row is { Rule: { } rule, State: ListRowState.Waiting or ListRowState.Withheld })
        {
            var (rows, due) = Held.GetValueOrDefault(rule);
            Held[rule] = (rows + 1, due is null || row.Due < due ? row.Due : due);
        }

        // Rows that need a person are kept in any case: they are what the page is opened for.
        if (Rows.Count < most || row.State is ListRowState.Unknown)
        {
            Rows.Add(row);
        }
        else
        {
            Left++;
        }
    }
}
