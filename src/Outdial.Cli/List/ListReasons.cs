namespace Outdial.Cli;

/// <summary>What holds the rows of a list back, and how many of them.</summary>
internal static class ListReasons
{
    /// <summary>Says it by rule: what waits, with the first that is due later, and what needs a person.</summary>
    internal static async Task<List<string>> OfAsync(ICompleteLedger ledger, string list, CancellationToken token)
    {
        var now = TimeProvider.System.GetUtcNow();
        var held = new SortedDictionary<(bool IsUnknown, string Rule), (long Rows, DateTimeOffset? Due)>();
        await foreach (var row in ledger.GetRowsAsync(
            list, [ListRowState.Waiting, ListRowState.Withheld, ListRowState.Unknown], cancellationToken: token))
        {
            if (row.Rule is { } rule)
            {
                var isUnknown = row.State == ListRowState.Unknown;
                var (rows, due) = held.GetValueOrDefault((isUnknown, rule));
                var later = row.State == ListRowState.Waiting && row.Due > now ? row.Due : null;
                held[(isUnknown, rule)] = (rows + 1, due is null || later < due ? later ?? due : due);
            }
        }

        return [.. held.Select(one => one.Key.IsUnknown
            ? $"unknown[{one.Key.Rule}] {Rules.Find(one.Key.Rule)?.Name}: {one.Value.Rows} row(s) need a person " +
              $"(outdial list rows {list} --state unknown)"
            : $"held[{one.Key.Rule}] {Rules.Find(one.Key.Rule)?.Name}: {one.Value.Rows} row(s)" +
              (one.Value.Due is { } due ? $", the first until {ListText.Moment(due)}" : ""))];
    }
}
