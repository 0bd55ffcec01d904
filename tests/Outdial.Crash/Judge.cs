using Outdial.Ledger;
using Outdial.Sandbox;

namespace Outdial.Crash;

/// <summary>Compares what the ledger says with what rang.</summary>
internal static class Judge
{
    /// <summary>Only whether a phone rang twice: of each key there is more than one record, or none.
    /// </summary>
    internal static CrashResult Twice(string what, GenesysSandbox sandbox, int keys)
    {
        var rings = Enumerable.Range(0, keys).Select(index => sandbox.Phones[Placer.Number(index)].Rings).ToList();
        return new CrashResult(what, rings.Count(count => count > 0), 0, 0, rings.Sum(), rings.Count(n => n > 1), 0);
    }

    internal static async Task<CrashResult> JudgeAsync(
        string what, CallLedger ledger, GenesysSandbox sandbox, int keys)
    {
        var (placed, notPlaced, unsettled, twice, wrong, rings) = (0, 0, 0, 0, 0, 0);
        for (var index = 0; index < keys; index++)
        {
            var entry = await ledger.FindAsync(Placer.Key(index));
            var rang = sandbox.Phones[Placer.Number(index)].Rings;
            var isPlaced = entry is { ConversationId: not null };
            var isNot = entry is { State: LedgerState.Settled, ConversationId: null };
            placed += isPlaced ? 1 : 0;
            notPlaced += isNot ? 1 : 0;
            unsettled += isPlaced || isNot ? 0 : 1;
            twice += rang > 1 ? 1 : 0;
            wrong += (isPlaced && rang == 0) || (isNot && rang > 0) ? 1 : 0;
            rings += rang;
        }

        return new CrashResult(what, placed, notPlaced, unsettled, rings, twice, wrong);
    }
}
