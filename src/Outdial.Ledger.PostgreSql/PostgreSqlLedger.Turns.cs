using System.Collections.Immutable;
using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <content>Whose turn it is, and which call each caller is in.</content>
public sealed partial class PostgreSqlLedger
{
    /// <inheritdoc/>
    public async ValueTask<QueueTurn> TakeAsync(
        string list, ImmutableArray<string> callers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        return await _database.PatientAsync(
            (connection, token) => _node.TakingAsync(node => _turns.TakeAsync(
                connection, list, callers.IsDefault ? [] : callers, node, token)),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask PutBackAsync(
        CallKey key, CallHold? hold, CancellationToken cancellationToken = default) => await ChangeHeldAsync(
        key,
        async (connection, token) =>
        {
            await connection.ChangeAsync(TurnSql.Free, token, key.ToString()).ConfigureAwait(false);
            if (hold is not null)
            {
                await QueueTurns.PostponeAsync(
                    connection,
                    key,
                    hold with { Until = await OfServerAsync(connection, hold.Until, token).ConfigureAwait(false) },
                    token).ConfigureAwait(false);
            }
        },
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask EndAsync(
        CallKey key,
        string? verdict,
        string? message,
        NextAttempt? next = null,
        CancellationToken cancellationToken = default) => await ChangeHeldAsync(
        key,
        async (connection, token) =>
        {
            await connection.ChangeAsync(TurnSql.Free, token, key.ToString()).ConfigureAwait(false);
            if (next is not null && await RowAsync(connection, key, token).ConfigureAwait(false) is
                ({ Body.Length: > 0 } row, var list))
            {
                await _imports.AddNextAsync(connection, list, row with
                {
                    Key = next.Key,
                    Attempt = next.Attempt,
                    Due = await OfServerAsync(connection, next.Due, token).ConfigureAwait(false),
                }).ConfigureAwait(false);
            }

            await connection.ChangeAsync(RowSql.End, token, key.ToString(), verdict, message, next is not null)
                .ConfigureAwait(false);
        },
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<int> CountEarlierAsync(
        CallKey key, string verdict, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return await _database.PatientAsync(
            async (connection, token) => (int)(long)(await connection.ScalarAsync(
                RowSql.CountEarlier, token, key.ToString(), verdict).ConfigureAwait(false))!, // a count
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<string>> GetCallersAsync(
        string list, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        return [.. await _database.PatientAsync(
            (connection, token) => connection.RowsAsync(RowSql.Callers, row => row.GetString(0), token, list),
            cancellationToken).ConfigureAwait(false)];
    }

    /// <inheritdoc/>
    public async ValueTask LetGoAsync(CallKey key, CancellationToken cancellationToken = default) =>
        await _database.PatientAsync(
            (connection, token) => connection.ChangeAsync(TurnSql.LetGo, token, key.ToString(), _node.Id),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<QueueHold>> GetHoldsAsync(
        string? list, CancellationToken cancellationToken = default) =>
        [.. await _database.PatientAsync(
            async (connection, token) =>
            {
                await SayOverdueAsync(connection, token).ConfigureAwait(false); // unknown, when its time is over
                return await connection.RowsAsync(TurnSql.Holds, TurnSql.ReadHold, token, list).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false)];

    /// <inheritdoc/>
    public async ValueTask<bool> TakeOverAsync(CallKey key, CancellationToken cancellationToken = default) =>
        await _database.PatientAsync(
            (connection, token) => _node.TakingAsync(node => connection.ChangeAsync(
                TurnSql.TakeOver, token, key.ToString(), node)),
            cancellationToken).ConfigureAwait(false) == 1;

    // What another node has taken over is its own: one that was declared dead changes nothing of it.
    private async Task ChangeHeldAsync(
        CallKey key, Func<NpgsqlConnection, CancellationToken, Task> change, CancellationToken cancellationToken) =>
        await _database.PatientAsync(
            async (connection, token) =>
            {
                var transaction = await connection.BeginTransactionAsync(token).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    if (await connection.ScalarAsync(TurnSql.IsAnothers, token, key.ToString(), _node.Id)
                        .ConfigureAwait(false) is not true)
                    {
                        await change(connection, token).ConfigureAwait(false);
                    }

                    await transaction.CommitAsync(token).ConfigureAwait(false);
                    return 0;
                }
            },
            cancellationToken).ConfigureAwait(false);

    private static async Task<(QueuedCall Row, string List)?> RowAsync(
        NpgsqlConnection connection, CallKey key, CancellationToken token) => (await connection.RowsAsync(
            RowSql.Find,
            row => ((QueuedCall Row, string List)?)(RowSql.Read(row), row.GetString(RowSql.ColumnCount)),
            token,
            key.ToString()).ConfigureAwait(false)).FirstOrDefault();

    // A moment of this process's clock by the server's.
    private async Task<DateTimeOffset?> OfServerAsync(
        NpgsqlConnection connection, DateTimeOffset? moment, CancellationToken token) => moment is { } at
        ? await connection.NowAsync(token).ConfigureAwait(false) + (at - _time.GetUtcNow())
        : null;
}
