using Outdial.Ledger;

namespace Outdial.Cli;

/// <summary>What holds the rows of a list back, and how many of them.</summary>
internal static class ListReasons
{
    /// <summary>Says it by rule, with the first that is due.</summary>
    internal static async Task<List<string>> OfAsync(CallLedger ledger, string list, CancellationToken token)
    {
        var held = new SortedDictionary<string, (long Rows, DateTimeOffset? Due)>(StringComparer.Ordinal);
        await foreach (var row in ledger.GetRowsAsync(
            list, [ListRowState.Waiting, ListRowState.Withheld, ListRowState.Unknown], cancellationToken: token))
        {
            if (row.Rule is { } rule)
            {
                var (rows, due) = held.GetValueOrDefault(rule);
                held[rule] = (rows + 1, due is null || row.Due < due ? row.Due : due);
            }
        }

        return
        [
            .. held.Select(one => $"held[{one.Key}] {Rules.Find(one.Key)?.Name}: {one.Value.Rows} row(s)" +
                (one.Value.Due is { } due ? $", the first until {ListText.Moment(due)}" : "")),
        ];
    }
}
