using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>Reads and writes the rate state of each token.</summary>
internal static class RateSql
{
    // The row is there before it is locked; the time is read when it is.
    private const string Add =
        "INSERT INTO outdial.rate (bucket, free_at, closed_until, allowed) VALUES ($1, 0, 0, 0) ON CONFLICT DO NOTHING";

    private const string Lock = "SELECT free_at, closed_until, allowed FROM outdial.rate WHERE bucket = $1 FOR UPDATE";

    private const string Now = "SELECT clock_timestamp()";

    private const string Write =
        "UPDATE outdial.rate SET free_at = $2, closed_until = $3, allowed = $4 WHERE bucket = $1";

    internal const string All = "SELECT bucket, free_at, closed_until, allowed FROM outdial.rate ORDER BY bucket";

    internal const string Clear = "DELETE FROM outdial.rate";

    /// <summary>Reads a row of <see cref="All"/>.</summary>
    internal static KeyValuePair<string, RateState> Read(NpgsqlDataReader row) => KeyValuePair.Create(
        row.GetString(0),
        new RateState(Moment(row.GetInt64(1)), Moment(row.GetInt64(2)), row.GetInt32(3)));

    /// <summary>Changes the state of a bucket, while no other does.</summary>
    internal static async Task<RateMoment> UpdateAsync(
        NpgsqlConnection connection,
        string bucket,
        Func<RateState, DateTimeOffset, RateState> change,
        CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var (state, now) = await LockAsync(connection, bucket, cancellationToken).ConfigureAwait(false);
            var next = change(state, now);
            await connection.ChangeAsync(
                Write,
                cancellationToken,
                bucket,
                next.FreeAt.UtcTicks,
                next.ClosedUntil.UtcTicks,
                next.Allowed).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return new RateMoment(next, now);
        }
    }

    // In one round trip.
    private static async Task<(RateState State, DateTimeOffset Now)> LockAsync(
        NpgsqlConnection connection, string bucket, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(Add) { Parameters = { new NpgsqlParameter { Value = bucket } } },
                new NpgsqlBatchCommand(Lock) { Parameters = { new NpgsqlParameter { Value = bucket } } },
                new NpgsqlBatchCommand(Now),
            },
        };
        await using (batch.ConfigureAwait(false))
        {
            var row = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (row.ConfigureAwait(false))
            {
                await row.ReadAsync(cancellationToken).ConfigureAwait(false);
                var state = new RateState(
                    Moment(await row.GetFieldValueAsync<long>(0, cancellationToken).ConfigureAwait(false)),
                    Moment(await row.GetFieldValueAsync<long>(1, cancellationToken).ConfigureAwait(false)),
                    await row.GetFieldValueAsync<int>(2, cancellationToken).ConfigureAwait(false));
                await row.NextResultAsync(cancellationToken).ConfigureAwait(false);
                await row.ReadAsync(cancellationToken).ConfigureAwait(false);
                return (
                    state,
                    await row.GetFieldValueAsync<DateTimeOffset>(0, cancellationToken).ConfigureAwait(false));
            }
        }
    }

    // What cannot have been written from here counts as the nearest that can.
    private static DateTimeOffset Moment(long ticks) =>
        new(Math.Clamp(ticks, 0, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);
}
