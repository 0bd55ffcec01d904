using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>Keeps tokens in the database of a ledger, for all machines that share it: one of them fetches a token, and
/// the others find it.</summary>
/// <remarks>
/// <para>A person's refresh token is good once: machines that sign in as one person must share it.</para>
/// <para>Tokens are encrypted (AES-256-GCM) with a key from outside the database. What another key encrypted is
/// neither read nor overwritten. The wait for another machine's fetch is 30 s at most.</para>
/// </remarks>
[SuppressMessage("Usage", "CA2213:Disposable fields should be disposed",
    Justification = "The semaphore holds no system resource, and a caller may still wait for it at the end.")]
public sealed class PostgreSqlTokenStore : ITokenStore, IAsyncDisposable
{
    /// <summary>How many bytes a key has: 32.</summary>
    public const int KeySize = 32;

    private const string Select = "SELECT value FROM outdial.token WHERE name = $1";
    private const string Delete = "DELETE FROM outdial.token WHERE name = $1";
    private const string Write =
        "INSERT INTO outdial.token (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly LedgerDatabase _database;
    private readonly SealedTokens _tokens;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _gate = new(1);
    private bool _hasTables;

    /// <summary>Makes a store; the database is asked when it is first used.</summary>
    /// <param name="connectionString">The database of the ledger; a secret.</param>
    /// <param name="key">The key, of <see cref="KeySize"/> bytes; the same on all machines, and not kept in the
    /// database.</param>
    /// <param name="time">The clock for pauses; the system's if null.</param>
    /// <exception cref="ArgumentException">It is not a connection string, or the key has another length.</exception>
    public PostgreSqlTokenStore(string connectionString, ReadOnlySpan<byte> key, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        if (key.Length != KeySize)
        {
            throw new ArgumentException($"A key has {KeySize} bytes.", nameof(key));
        }

        _time = time ?? TimeProvider.System;
        _database = new LedgerDatabase(connectionString, _time);
        _tokens = new SealedTokens(key.ToArray());
    }

    /// <inheritdoc/>
    public Task<StoredToken?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return UseAsync(
            token => _database.PatientAsync((connection, one) => FindAsync(connection, name, one), token),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredToken?> UpdateAsync(
        string name, Func<StoredToken?, Task<StoredToken?>> update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(update);
        return UseAsync(
            async token =>
            {
                var session = await _database.OpenAsync(token).ConfigureAwait(false);
                await using (session.ConfigureAwait(false)) // its end gives the lock back
                {
                    await LockAsync(session, name, token).ConfigureAwait(false);
                    var stored = await FindAsync(session, name, token).ConfigureAwait(false);
                    var next = await update(stored).ConfigureAwait(false);
                    if (next != stored)
                    {
                        await WriteAsync(name, next).ConfigureAwait(false);
                    }

                    return next;
                }
            },
            cancellationToken);
    }

    /// <summary>Closes the connections.</summary>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    // What was fetched may be good once only: it is written although the session may have been lost meanwhile, and
    // though it is not waited for any more.
    private Task<int> WriteAsync(string name, StoredToken? next) => _database.DurableAsync(
        connection => next is null
            ? connection.ChangeAsync(Delete, CancellationToken.None, name)
            : connection.ChangeAsync(Write, CancellationToken.None, name, _tokens.Seal(name, next)),
        CancellationToken.None);

    private async Task LockAsync(NpgsqlConnection session, string name, CancellationToken cancellationToken)
    {
        var key = BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"token\0{name}")));
        var began = _time.GetTimestamp();
        while (await session.ScalarAsync("SELECT pg_try_advisory_lock($1)", cancellationToken, key)
            .ConfigureAwait(false) is not true)
        {
            if (_time.GetElapsedTime(began) >= Patience)
            {
                throw Unusable(
                    "Another process has been fetching the token for 30 s.", null, SecretStoreFault.Held);
            }

            await Task.Delay(Pause, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<StoredToken?> FindAsync(
        NpgsqlConnection connection, string name, CancellationToken cancellationToken) =>
        await connection.ScalarAsync(Select, cancellationToken, name).ConfigureAwait(false) is byte[] value
            ? _tokens.Open(name, value) ?? throw Unusable(
                $"The token in PostgreSQL at {_database.Name} was encrypted with another key.",
                "Give all machines the same key; or delete the row from outdial.token, and sign in again.")
            : null;

    private async Task<StoredToken?> UseAsync(
        Func<CancellationToken, Task<StoredToken?>> use, CancellationToken cancellationToken)
    {
        try
        {
            await MakeTablesAsync(cancellationToken).ConfigureAwait(false);
            return await use(cancellationToken).ConfigureAwait(false);
        }
        catch (CallLedgerException exception)
        {
            throw Unusable(exception.Message, exception.Diagnostics[0].Help);
        }
        catch (NpgsqlException exception)
        {
            throw Unusable(_database.Unusable(exception.Message).Message, null);
        }
    }

    private async Task MakeTablesAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _hasTables))
        {
            return;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_hasTables)
            {
                await _database.DurableAsync(
                    connection => SchemaMigrations.RunAsync(_database, connection), cancellationToken)
                    .ConfigureAwait(false);
                Volatile.Write(ref _hasTables, true);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private static SecretStoreException Unusable(
        string why, string? help, SecretStoreFault fault = SecretStoreFault.Unusable) =>
        new(
            help is null ? new Diagnostic(ConfigurationRules.UnusableSecretFile, why)
                : new Diagnostic(ConfigurationRules.UnusableSecretFile, why) { Help = help },
            fault);
}
