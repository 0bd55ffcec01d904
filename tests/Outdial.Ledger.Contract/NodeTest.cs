using Npgsql;
using Outdial.Ledger.PostgreSql;
using Outdial.TestSupport;

namespace Outdial.Ledger.Contract;

/// <summary>Several nodes of one ledger in PostgreSQL, and its database.</summary>
public abstract class NodeTest : IAsyncDisposable
{
    private readonly string _database = SharedServer.CreateDatabase();
    private readonly List<PostgreSqlLedger> _open = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var ledger in _open)
        {
            await ledger.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the ledger as another process would.</summary>
    /// <param name="user">The user of the database; null for its administrator.</param>
    protected async Task<PostgreSqlLedger> OpenAsync(string? user = null)
    {
        var ledger = await PostgreSqlLedger.OpenAsync(
            user is null ? _database
                : new NpgsqlConnectionStringBuilder(_database) { Username = user }.ConnectionString);
        lock (_open)
        {
            _open.Add(ledger);
        }

        return ledger;
    }

    protected Task LeaveAsync(PostgreSqlLedger ledger)
    {
        _open.Remove(ledger);
        return ledger.DisposeAsync().AsTask();
    }

    /// <summary>Ends all connections but the one that asks for it, as a cut network does, or the server.</summary>
    protected Task EndAllAsync() => RunAsync(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND " +
        "pid <> pg_backend_pid()");

    /// <summary>Ends the session of the node that joined first.</summary>
    protected Task EndFirstAsync() => RunAsync(
        "SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN outdial.node n ON l.locktype = 'advisory' AND " +
        "l.objsubid = 1 AND (l.classid::bigint << 32 | l.objid::bigint) = n.lock_key " +
        "WHERE n.joined = (SELECT min(joined) FROM outdial.node)");

    /// <summary>Opens a connection of its own, whose session ends with it.</summary>
    protected async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection($"{_database};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    protected async Task RunAsync(string sql) => await ScalarAsync(sql);

    protected async Task<object?> ScalarAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{_database};Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    protected static async Task EventuallyAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            try
            {
                if (await isSo())
                {
                    return;
                }
            }
            catch (CallLedgerException)
            {
                // Its own connections were cut too.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }
}
