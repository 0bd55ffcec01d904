using System.Globalization;
using System.Net.Sockets;
using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>Connections to the database of a ledger. A connection string is a secret: no message shows it.</summary>
internal sealed class LedgerDatabase : IAsyncDisposable
{
    /// <summary>The server did not do what it says that it did: a commit that did not wait for its standby, which is a
    /// warning only.</summary>
    private const string Warning = "01000";

    // A server that does not answer for longer is away, or waits for a standby that is.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // A statement that does not wait for the disk has an answer by then, or its connection is cut.
    private const int QuickTimeout = 15;

    // In each of two pools, where the connection string does not say it. The server takes 100 sessions by default, of
    // all processes.
    private const int PoolSize = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly NpgsqlDataSource _durable;
    private readonly NpgsqlDataSource _quick;
    private readonly NpgsqlDataSource _sessions;
    private readonly TimeProvider _time;

    internal LedgerDatabase(string connectionString, TimeProvider time)
    {
        _time = time;
        var settings = ConnectionText.Read(connectionString);
        connectionString = settings.ConnectionString;
        _durable = Source(connectionString, "on");
        _quick = Source(connectionString, "off", settings => settings.CommandTimeout = QuickTimeout);
        _sessions = Source(connectionString, "off", settings => (settings.Pooling, settings.CommandTimeout) = (
            false, (int)Patience.TotalSeconds / 3));
        Name = NameOf(settings);
    }

    /// <summary>Host, port and database.</summary>
    internal string Name { get; }

    /// <summary>Host, port and database.</summary>
    internal static string NameOf(NpgsqlConnectionStringBuilder settings) => string.Create(
        CultureInfo.InvariantCulture, $"{settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}");

    /// <summary>Opens a connection of its own, whose session ends with it: it says that a node is alive.</summary>
    /// <exception cref="CallLedgerException">It cannot be opened.</exception>
    internal Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) =>
        ExplainedAsync(async () => await _sessions.OpenConnectionAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Reads, or changes what alone permits nothing: it does not wait for the disk.</summary>
    /// <exception cref="CallLedgerException">The database cannot be used.</exception>
    internal Task<T> QuickAsync<T>(
        Func<NpgsqlConnection, CancellationToken, Task<T>> use, CancellationToken cancellationToken) =>
        ExplainedAsync(() => UseAsync(use, cancellationToken));

    /// <summary>Does the same, and tries it again while the database is away for a moment, such as in a failover: for
    /// what may be done twice.</summary>
    /// <exception cref="CallLedgerException">The database cannot be used.</exception>
    internal Task<T> PatientAsync<T>(
        Func<NpgsqlConnection, CancellationToken, Task<T>> use, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        return ExplainedAsync(async () =>
        {
            while (true)
            {
                try
                {
                    return await UseAsync(use, cancellationToken).ConfigureAwait(false);
                }
                catch (Exception exception) when (IsPassing(exception) && _time.GetElapsedTime(began) < Patience)
                {
                    await Task.Delay(Pause, _time, cancellationToken).ConfigureAwait(false);
                }
            }
        });
    }

    /// <summary>Whether an answer was lost: what was asked for may have been done.</summary>
    internal static bool IsLost(Exception exception) => exception is PostgresException { SqlState: var state }
        ? state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal)
        : exception is NpgsqlException or IOException or SocketException;

    /// <summary>Changes what must not be lost: it is on the disk, and on the standby that the server waits for, when
    /// this returns.</summary>
    /// <remarks>It is waited for as long as a server may take that is not away, or as long as is given. A statement
    /// that is cancelled while it waits for a standby is committed without it, and looks as if it had been replicated.
    /// So none is: who gives up stops waiting, and the statement comes to its end.</remarks>
    /// <exception cref="CallLedgerException">The database cannot be used, or it is not known to be durable.</exception>
    /// <exception cref="OperationCanceledException">Given up; whether it was changed is not known.</exception>
    internal Task<T> DurableAsync<T>(
        Func<NpgsqlConnection, Task<T>> change, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ExplainedAsync(() => ChangeAsync(change).WaitAsync(patience ?? Patience, _time, cancellationToken));
    }

    /// <summary>Changes what must not be lost, in one transaction of several statements.</summary>
    /// <exception cref="CallLedgerException">As of <see cref="DurableAsync"/>.</exception>
    internal Task<T> InTransactionAsync<T>(
        Func<NpgsqlConnection, Task<T>> change,
        CancellationToken cancellationToken,
        TimeSpan? patience = null) => DurableAsync(
        async connection =>
        {
            var transaction = await connection.BeginTransactionAsync(CancellationToken.None).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var changed = await change(connection).ConfigureAwait(false);
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return changed;
            }
        },
        cancellationToken,
        patience);

    /// <summary>Forgets pooled connections: where the node's own was cut, they are too.</summary>
    internal void Clear()
    {
        _durable.Clear();
        _quick.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _durable.DisposeAsync().ConfigureAwait(false);
        await _quick.DisposeAsync().ConfigureAwait(false);
        await _sessions.DisposeAsync().ConfigureAwait(false);
    }

    internal CallLedgerException Unusable(string why, Exception? inner = null) => new(
        new Diagnostic(
            LedgerRules.LedgerUnusable, $"The ledger in PostgreSQL at {Name} cannot be used: {why.TrimEnd('.')}.")
        {
            Help = "Check that the server runs, that this machine reaches it, and that the user may use its database.",
        },
        inner);

    private async Task<T> UseAsync<T>(
        Func<NpgsqlConnection, CancellationToken, Task<T>> use, CancellationToken cancellationToken)
    {
        var connection = await _quick.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await use(connection, cancellationToken).ConfigureAwait(false);
        }
    }

    // Away for a moment: the connection was lost, the server restarts or was a primary until now, this process joins
    // anew, or two transactions waited for each other.
    private static bool IsPassing(Exception exception) => exception is NodeLostException || IsLost(exception) ||
        exception is PostgresException { IsTransient: true } or PostgresException
        {
            SqlState: PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.ForeignKeyViolation,
        };

    private async Task<T> ChangeAsync<T>(Func<NpgsqlConnection, Task<T>> change)
    {
        string? warned = null;
        T changed;
        var connection = await _durable.OpenConnectionAsync(CancellationToken.None).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            connection.Notice += (_, notice) =>
                warned ??= notice.Notice.SqlState == Warning ? notice.Notice.MessageText : null;
            changed = await change(connection).ConfigureAwait(false);
        }

        return warned is null ? changed : throw Unusable($"it is not certain that it was replicated ({warned})");
    }

    private async Task<T> ExplainedAsync<T>(Func<Task<T>> use)
    {
        try
        {
            return await use().ConfigureAwait(false);
        }
        catch (NodeLostException exception)
        {
            throw Unusable("the connection was lost, and is not there again yet", exception);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw Unusable("the others declared this process dead, and it has not joined again yet", exception);
        }
        catch (TimeoutException exception)
        {
            throw Unusable("it did not answer in 30 s; what was to be written may yet be written", exception);
        }
        catch (PostgresException exception)
        {
            throw Unusable(exception.MessageText, exception);
        }
        catch (Exception exception) when (
            exception is NpgsqlException or SocketException or IOException or ObjectDisposedException)
        {
            throw Unusable(exception is ObjectDisposedException ? "it was closed" : exception.Message, exception);
        }
    }

    private static NpgsqlDataSource Source(
        string connectionString, string commit, Action<NpgsqlConnectionStringBuilder>? change = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            CommandTimeout = 0, // a time limit cancels the statement
            Enlist = false,
        };
        settings.ApplicationName ??= "outdial";
        if (!settings.Keys.OfType<string>().Contains("Maximum Pool Size", StringComparer.OrdinalIgnoreCase))
        {
            settings.MaxPoolSize = PoolSize;
        }

        if (settings.Host?.StartsWith('/') != true) // a socket of this machine has none
        {
            (settings.TcpKeepAlive, settings.TcpKeepAliveTime, settings.TcpKeepAliveInterval) = (true, 5, 1);
        }

        change?.Invoke(settings);
        settings.Options = $"{settings.Options} -c synchronous_commit={commit}".TrimStart();
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        return builder.Build();
    }
}
