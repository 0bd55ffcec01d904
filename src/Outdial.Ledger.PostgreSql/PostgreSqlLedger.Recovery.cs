using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <content>What the database may have lost.</content>
public sealed partial class PostgreSqlLedger
{
    private const string FoundAgain = "It was found by its stamp after the ledger had lost it.";

    /// <inheritdoc/>
    public async ValueTask<LedgerLoss?> FindLossAsync(CancellationToken cancellationToken = default) =>
        (await _database.PatientAsync(
            (connection, token) => connection.RowsAsync(OriginSql.Loss, OriginSql.ReadLoss, token), cancellationToken)
            .ConfigureAwait(false)).FirstOrDefault();

    /// <inheritdoc/>
    public async ValueTask<int> AddFoundAsync(
        ImmutableArray<FoundStamp> stamps, CancellationToken cancellationToken = default)
    {
        if (stamps.IsDefaultOrEmpty)
        {
            return 0;
        }

        ImmutableArray<FoundStamp> firsts = [.. stamps.DistinctBy(stamp => stamp.CallId)];
        await _database.DurableAsync(
            connection => RunAsync(
                connection,
                OriginSql.AddFound,
                firsts.Select(stamp => stamp.CallId).ToArray(),
                firsts.Select(stamp => stamp.ConversationId).ToArray()),
            cancellationToken).ConfigureAwait(false);
        return await SettleFoundAsync(
            firsts.ToDictionary(stamp => stamp.CallId, stamp => stamp.ConversationId), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> EndRecoveryAsync(LedgerLoss loss, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return await _database.DurableAsync(
            connection => RunAsync(connection, OriginSql.End, loss.Noticed), cancellationToken)
            .ConfigureAwait(false) == 1;
    }

    // The stamp of a key is computed: the keys that may be meant are gone through.
    private async Task<int> SettleFoundAsync(Dictionary<Guid, string> found, CancellationToken cancellationToken)
    {
        var settled = 0;
        List<string> page;
        var last = "";
        do
        {
            page = await _database.PatientAsync(
                (connection, token) => connection.RowsAsync(
                    OriginSql.Candidates, row => row.GetString(0), token, last, PageSize),
                cancellationToken).ConfigureAwait(false);
            foreach (var key in page)
            {
                if (found.TryGetValue(_stamps.CallOf(CallKey.Parse(key)), out var conversation))
                {
                    settled += await _database.DurableAsync(
                        connection => connection.ScalarAsync(
                            OriginSql.Settle, CancellationToken.None, key, conversation, FoundAgain),
                        cancellationToken).ConfigureAwait(false) is 1L ? 1 : 0;
                }
            }

            last = page.Count == 0 ? last : page[^1];
        }
        while (page.Count == PageSize);
        return settled;
    }

    // A key whose record was lost, and whose call was found: it was placed.
    private async Task<bool> WasFoundAsync(
        NpgsqlConnection connection, CallKey key, LedgerCall call, StoredField[] fields)
    {
        if (await connection.ScalarAsync(OriginSql.Found, CancellationToken.None, _stamps.CallOf(key))
            .ConfigureAwait(false) is not string conversation)
        {
            return false;
        }

        await RunAsync(
            connection,
            OriginSql.InsertFound,
            key.ToString(),
            (short)call.Contract,
            call.Service,
            call.CallingUser,
            JsonSerializer.Serialize(fields, LedgerJson.Default.StoredFieldArray),
            ClaimRules.Shown(call).ToArray(),
            NumbersOf(call),
            conversation,
            FoundAgain,
            _stamps.Next(key, null).ToString()).ConfigureAwait(false);
        await connection.ScalarAsync(
            OriginSql.Settle, CancellationToken.None, key.ToString(), conversation, FoundAgain).ConfigureAwait(false);
        return true;
    }

    private byte[][] NumbersOf(LedgerCall call) =>
        [.. GateDecision.Numbers(call.Dialled).Distinct().Select(_numbers.Of)];
}
