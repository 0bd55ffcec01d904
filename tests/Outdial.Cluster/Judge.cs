namespace Outdial.Cluster;

/// <summary>Compares what the ledger says with the phones that rang.</summary>
internal static class Judge
{
    // By the client's clock: longer than a call of which it is not known whether it was placed has to be waited for.
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(15);

    /// <summary>Finds out about what is unknown, then compares every key.</summary>
    internal static async Task KeysAsync(TestCluster cluster, int keys, Verdict verdict)
    {
        var unknown = await ReconcileAsync(cluster);
        var (ledger, client) = await cluster.OpenAsync();
        await using var ledgerToo = ledger;
        using var clientToo = client;
        var entries = await ledger.ListAsync([]).ToDictionaryAsync(entry => entry.Key);
        var (placed, unsettled, lost, wrong, rings) = (0, 0, 0, 0, 0);
        var twice = 0;
        for (var index = 0; index < keys; index++)
        {
            var rang = cluster.Sandbox.Phones[Numbers.Phone(index)].Rings;
            rings += rang;
            twice += rang > 1 ? 1 : 0;
            switch (entries.GetValueOrDefault(Numbers.Key(index)))
            {
                case null:
                    lost++;
                    break;
                case { State: LedgerState.Placed or LedgerState.Settled, ConversationId: not null }:
                    placed++;
                    wrong += rang == 0 ? 1 : 0;
                    break;
                case { State: LedgerState.Settled }:
                    wrong += rang > 0 ? 1 : 0;
                    break;
                default:
                    unsettled++;
                    break;
            }
        }

        verdict.Say($"{keys} keys, {placed} placed, {rings} rings")
            .Say($"{twice} phones rang twice", twice == 0)
            .Say($"{lost} lost", lost == 0)
            .Say($"{wrong} say otherwise than the phone", wrong == 0)
            .Say($"{unknown} were unknown, {unsettled} unsettled after", unsettled == 0);
    }

    /// <summary>Finds out about what is unknown, then compares every row.</summary>
    internal static async Task RowsAsync(TestCluster cluster, int rows, Verdict verdict)
    {
        var unknown = await ReconcileAsync(cluster);
        var (ledger, client) = await cluster.OpenAsync();
        await using var ledgerToo = ledger;
        using var clientToo = client;
        var byRow = await ledger.GetRowsAsync(Numbers.List, [], allAttempts: true)
            .ToLookupAsync(row => row.Position);
        var (ended, waiting, unsettled, wrong, rings) = (0, 0, 0, 0, 0);
        var twice = 0;
        for (var index = 0; index < rows; index++)
        {
            var rang = cluster.Sandbox.Phones[Numbers.Phone(index)].Rings;
            rings += rang;
            twice += rang > 1 ? 1 : 0;
            List<ListRow> attempts = [.. byRow[index + 1]];
            var isPlaced = attempts.Exists(row => row.State == ListRowState.Ended || row.ConversationId is not null);
            ended += isPlaced ? 1 : 0;
            waiting += attempts.Count == 0 || attempts[^1].State is ListRowState.Waiting or ListRowState.Calling &&
                !isPlaced ? 1 : 0;
            unsettled += attempts.Exists(row => row.State == ListRowState.Unknown) ? 1 : 0;
            wrong += isPlaced != rang > 0 ? 1 : 0;
        }

        verdict.Say($"{rows} rows, {ended} placed, {rings} rings")
            .Say($"{twice} phones rang twice", twice == 0)
            .Say($"{waiting} lost or left in a list that is done", waiting == 0)
            .Say($"{wrong} say otherwise than the phone", wrong == 0)
            .Say($"{unknown} were unknown, {unsettled} unsettled after", unsettled == 0);
    }

    /// <summary>Lets the service's clock pass, with a call after all that is looked for.</summary>
    internal static async Task PassTimeAsync(TestCluster cluster)
    {
        cluster.Sandbox.Advance(Later);
        var (ledger, client) = await cluster.OpenAsync(Later);
        await using var ledgerToo = ledger;
        using var clientToo = client;
        var outcome = await client.PlaceAsync(OutboundCall.To("+12125550100"));
        if (outcome is not CallOutcome.Placed)
        {
            throw new InvalidOperationException($"{outcome}");
        }
    }

    internal static Task<(Ledger.PostgreSql.PostgreSqlLedger Ledger, CallClient Client)> OpenLaterAsync(
        TestCluster cluster) => cluster.OpenAsync(Later);

    private static async Task<int> ReconcileAsync(TestCluster cluster)
    {
        await PassTimeAsync(cluster);
        var (ledger, client) = await OpenLaterAsync(cluster);
        await using var ledgerToo = ledger;
        using var clientToo = client;
        var unknown = await ledger.ListAsync([LedgerState.Unknown]).ToListAsync();
        foreach (var entry in unknown)
        {
            await client.ReconcileAsync(entry.Key);
        }

        return unknown.Count;
    }
}
