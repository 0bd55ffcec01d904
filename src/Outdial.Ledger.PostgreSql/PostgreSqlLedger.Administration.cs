namespace Outdial.Ledger.PostgreSql;

/// <content>The rate of each token, and what is deleted.</content>
public sealed partial class PostgreSqlLedger
{
    // Of millions of keys.
    private static readonly TimeSpan LongestPurge = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    /// <remarks>PostgreSQL overwrites what was deleted when it vacuums, and the copies of its log are kept for as long
    /// as they are kept.</remarks>
    public async ValueTask<int> PurgeAsync(
        DateTimeOffset before, bool unknownToo = false, CancellationToken cancellationToken = default)
    {
        var age = _time.GetUtcNow() - before;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(before, _time.GetUtcNow() - ICompleteLedger.LeastAge);
        return await _database.InTransactionAsync(
            async connection =>
            {
                await SayOverdueAsync(connection, CancellationToken.None).ConfigureAwait(false); // unknown first
                var calls = await RunAsync(connection, PurgeSql.Calls, age, unknownToo).ConfigureAwait(false);
                await RunAsync(connection, PurgeSql.Dials, age).ConfigureAwait(false);
                await RunAsync(connection, PurgeSql.Found, age).ConfigureAwait(false);
                await RunAsync(connection, PurgeSql.Rows, age).ConfigureAwait(false);
                var never = await RunAsync(connection, PurgeSql.NeverCalled, age).ConfigureAwait(false);
                await RunAsync(connection, PurgeSql.Lists, age).ConfigureAwait(false);
                return calls + never;
            },
            cancellationToken,
            LongestPurge).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, RateState>> ListRatesAsync(
        CancellationToken cancellationToken = default) => await _database.PatientAsync(
        async (connection, token) => (IReadOnlyDictionary<string, RateState>)
            (await connection.RowsAsync(RateSql.All, RateSql.Read, token).ConfigureAwait(false))
            .ToDictionary(StringComparer.Ordinal),
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<int> ResetRatesAsync(CancellationToken cancellationToken = default) =>
        await _database.DurableAsync(
            connection => RunAsync(connection, RateSql.Clear), cancellationToken).ConfigureAwait(false);
}
