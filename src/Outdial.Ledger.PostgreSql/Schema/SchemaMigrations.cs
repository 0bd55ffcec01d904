using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>Brings the tables to the version that this code knows: embedded SQL, in order, under a lock of its
/// own.</summary>
internal static class SchemaMigrations
{
    /// <summary>The oldest server that is known to work.</summary>
    private const int OldestServer = 150_000;
    private const string OldestVersion = "15";

    // Any number that other programs do not use.
    private const long Lock = 0x4F444C47_00000001;

    private const string Mark = "version";
    private const string Secret = "secret";
    private const int SecretSize = 32;

    private static readonly string[] Scripts =
        ["0001-calls.sql", "0002-lists.sql", "0003-recovery.sql", "0004-tokens.sql"];

    /// <summary>The version of the tables that this code writes.</summary>
    internal static int Version => Scripts.Length;

    /// <summary>Makes or migrates the tables.</summary>
    /// <returns>The key of the ledger's digests.</returns>
    /// <exception cref="CallLedgerException">The database is too old, read-only, or of a newer Outdial.</exception>
    internal static async Task<byte[]> RunAsync(LedgerDatabase database, NpgsqlConnection connection)
    {
        await RefuseAsync(database, connection).ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(CancellationToken.None).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var secret = await MigrateAsync(database, connection).ConfigureAwait(false);
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return secret;
        }
    }

    /// <summary>Whether the database has a ledger.</summary>
    internal static async Task<bool> AreThereAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await connection.ScalarAsync("SELECT to_regclass('outdial.meta') IS NOT NULL", cancellationToken)
            .ConfigureAwait(false) is true;

    private static async Task<byte[]> MigrateAsync(LedgerDatabase database, NpgsqlConnection connection)
    {
        await RunAsync(connection, "SELECT pg_advisory_xact_lock($1)", Lock).ConfigureAwait(false);
        if (await ScalarAsync(connection, "SELECT to_regnamespace('outdial') IS NULL").ConfigureAwait(false) is true)
        {
            await RunAsync(connection, "CREATE SCHEMA outdial").ConfigureAwait(false);
        }

        // An administrator may have made the schema, for a user who may not.
        if (!await AreThereAsync(connection, CancellationToken.None).ConfigureAwait(false))
        {
            await RunAsync(connection, "CREATE TABLE outdial.meta (name text PRIMARY KEY, value bytea NOT NULL)")
                .ConfigureAwait(false);
            await WriteAsync(connection, Secret, RandomNumberGenerator.GetBytes(SecretSize)).ConfigureAwait(false);
        }

        var version = await ReadAsync(connection, Mark).ConfigureAwait(false) is { } written
            ? BinaryPrimitives.ReadInt32BigEndian(written) : 0;
        if (version > Version)
        {
            throw new CallLedgerException(new Diagnostic(
                LedgerRules.LedgerNewer,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The ledger in PostgreSQL at {database.Name} has version {version} of its tables, and this " +
                    $"Outdial knows {Version}; it was not touched.")));
        }

        foreach (var script in Scripts[version..])
        {
            await RunAsync(connection, Text(script)).ConfigureAwait(false);
        }

        if (version < Version)
        {
            var mark = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(mark, Version);
            await WriteAsync(connection, Mark, mark).ConfigureAwait(false);
        }

        return await ReadAsync(connection, Secret).ConfigureAwait(false) is { Length: SecretSize } secret
            ? secret : throw database.Unusable("its secret is missing");
    }

    private static async Task RefuseAsync(LedgerDatabase database, NpgsqlConnection connection)
    {
        if (await ScalarAsync(connection, "SELECT current_setting('server_version_num')::integer")
            .ConfigureAwait(false) is < OldestServer)
        {
            throw database.Unusable(
                $"the server is version {connection.ServerVersion}, and {OldestVersion} is the oldest that is known " +
                "to work");
        }

        if (await ScalarAsync(connection, "SELECT pg_is_in_recovery()").ConfigureAwait(false) is true)
        {
            throw database.Unusable("the server is a standby, which can only be read");
        }
    }

    private static async Task<byte[]?> ReadAsync(NpgsqlConnection connection, string name) =>
        await ScalarAsync(connection, "SELECT value FROM outdial.meta WHERE name = $1", name)
            .ConfigureAwait(false) as byte[];

    private static Task<int> WriteAsync(NpgsqlConnection connection, string name, byte[] value) => RunAsync(
        connection,
        "INSERT INTO outdial.meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2",
        name,
        value);

    // A migration is not given up half-way: its statements have no token.
    private static Task<int> RunAsync(NpgsqlConnection connection, string sql, params object?[] values) =>
        connection.ChangeAsync(sql, CancellationToken.None, values);

    private static Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, params object?[] values) =>
        connection.ScalarAsync(sql, CancellationToken.None, values);

    private static string Text(string script)
    {
        using var stream = typeof(SchemaMigrations).Assembly.GetManifestResourceStream(script)!; // embedded
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
