using System.Reflection;
using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>One membership of a node: its session, which holds a lock for as long as it lives, and its row.</summary>
internal sealed class Membership : IAsyncDisposable
{
    private static readonly string RemoveOthers = Remove("id <> $1");

    private readonly NpgsqlConnection _session;

    private Membership(NpgsqlConnection session, Guid id, long nodeCount) =>
        (_session, Id, NodeCount) = (session, id, nodeCount);

    internal Guid Id { get; }

    /// <summary>How far the log of the database was when that was last looked at; null before.</summary>
    internal string? Position { get; private set; }

    /// <summary>How many nodes there were when it last wrote that it is there, itself included.</summary>
    internal long NodeCount { get; private set; }

    /// <summary>Takes a lock for as long as the session lives, and only then writes that the node is there.</summary>
    /// <exception cref="CallLedgerException">The database cannot be used, or sessions are not kept.</exception>
    internal static async Task<Membership> BeginAsync(
        LedgerDatabase database, string? position, CancellationToken cancellationToken)
    {
        // Before this node beats: the last beat says how old what was written last is.
        await database.DurableAsync(
            async connection =>
            {
                await connection.ChangeAsync(OriginSql.CloseAgain, CancellationToken.None).ConfigureAwait(false);
                return await connection.ChangeAsync(OriginSql.CloseIfMoved, CancellationToken.None, position)
                    .ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        var session = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var (id, key) = (Guid.NewGuid(), LedgerNode.NewLock());
            await session.ScalarAsync("SELECT pg_advisory_lock($1)", cancellationToken, key).ConfigureAwait(false);
            await RefusePoolerAsync(database, key, cancellationToken).ConfigureAwait(false);
            var others = await session.ScalarAsync(
                """
                INSERT INTO outdial.node (id, lock_key, version) VALUES ($1, $2, $3)
                RETURNING (SELECT count(*) FROM outdial.node)
                """,
                cancellationToken,
                id,
                key,
                typeof(Membership).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                    ?.InformationalVersion ?? "").ConfigureAwait(false);
            return new Membership(session, id, others is long count ? count + 1 : 1);
        }
        catch (Exception exception)
        {
            await session.DisposeAsync().ConfigureAwait(false);
            if (exception is NpgsqlException)
            {
                throw database.Unusable(exception.Message, exception);
            }

            throw;
        }
    }

    /// <summary>Writes that it is there, if that is due, and removes the nodes that are gone.</summary>
    /// <returns>Whether it is a member still: others may have declared it dead.</returns>
    internal async Task<bool> TendAsync(bool beats, CancellationToken cancellationToken)
    {
        if (beats)
        {
            Position = await _session.ScalarAsync(OriginSql.Position, cancellationToken).ConfigureAwait(false)
                as string;
        }

        var count = beats
            ? await _session.ScalarAsync(
                """
                UPDATE outdial.node SET beat = clock_timestamp() WHERE id = $1
                RETURNING (SELECT count(*) FROM outdial.node)
                """,
                cancellationToken,
                Id).ConfigureAwait(false) as long?
            : NodeCount;
        try
        {
            await _session.ChangeAsync(RemoveOthers, cancellationToken, Id).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            // It took a call at the same moment; the next look frees that too.
        }

        NodeCount = count ?? NodeCount;
        return count is not null;
    }

    /// <summary>Gives back what it holds: the others need not wait until they notice that it is gone.</summary>
    internal async Task LeaveAsync()
    {
        try
        {
            await _session.ChangeAsync("SELECT pg_advisory_unlock_all()", CancellationToken.None).ConfigureAwait(false);
            await _session.ChangeAsync(Remove("id = $1"), CancellationToken.None, Id).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or IOException)
        {
            // Then they notice.
        }

        await DisposeAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    // Behind a pooler that gives each transaction another session, the lock is another's, or is seen as free.
    private static async Task RefusePoolerAsync(LedgerDatabase database, long key, CancellationToken cancellationToken)
    {
        var isFree = await database.QuickAsync(
            async (other, token) => await other.ScalarAsync("SELECT pg_try_advisory_xact_lock($1)", token, key)
                .ConfigureAwait(false) is true,
            cancellationToken).ConfigureAwait(false);
        if (isFree)
        {
            throw database.Unusable(
                "a pooler stands before it that gives each transaction another session (name the server itself, or a " +
                "pool in session mode)");
        }
    }

    // Whose lock is free is gone. One that holds it and has not beaten for long is not coming back in time: a paused
    // process, or a connection that is cut and not closed yet.
    private static string Remove(string which) =>
        $"""
        WITH gone AS (
            SELECT id FROM outdial.node
            WHERE {which} AND (beat < clock_timestamp() - interval '30 seconds' OR pg_try_advisory_xact_lock(lock_key))
            FOR UPDATE SKIP LOCKED),
        freed AS (
            UPDATE outdial.call SET owner = NULL, {CallSql.Unanswered}
            WHERE owner IN (SELECT id FROM gone)),
        untouched AS (
            DELETE FROM outdial.caller f WHERE owner IN (SELECT id FROM gone) AND {CallSql.IsUntouched})
        DELETE FROM outdial.node WHERE id IN (SELECT id FROM gone)
        """;
}
