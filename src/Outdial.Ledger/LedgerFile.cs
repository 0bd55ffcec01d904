using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>The file of a ledger: made, recognised, or refused before it is touched.</summary>
internal static class LedgerFile
{
    /// <summary>The version of the tables that this code writes.</summary>
    internal const int Version = 1;

    // "ODLG"; SQLite keeps it in the header, so that a file can be told from another program's database.
    private const int ApplicationId = 0x4F444C47;

    private const int HeaderSize = 100;

    // SQLite waits this long for another process by itself.
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly string[] Migrations =
    [
        $$"""
        CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE calls (
            key TEXT PRIMARY KEY, state INTEGER NOT NULL, contract INTEGER NOT NULL, service TEXT NOT NULL,
            calling_user TEXT, fields TEXT NOT NULL, shown TEXT NOT NULL, dialled TEXT,
            created INTEGER NOT NULL, claim TEXT, owner TEXT, claimed INTEGER,
            stamp TEXT, first_intended INTEGER, until INTEGER, ended INTEGER,
            conversation TEXT, rule TEXT, message TEXT, status INTEGER, correlations TEXT NOT NULL DEFAULT '[]');
        CREATE INDEX calls_by_state ON calls (state, created);
        CREATE TABLE pace (
            bucket TEXT PRIMARY KEY, free_at INTEGER NOT NULL, closed_until INTEGER NOT NULL,
            allowed INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO meta (name, value) VALUES ('secret', randomblob(32));
        PRAGMA application_id = {{ApplicationId}};
        """,
    ];

    /// <summary>Opens the file, making or migrating it if need be.</summary>
    /// <exception cref="CallLedgerException">It cannot be used; what is not ours is not touched.</exception>
    internal static SqliteConnection Open(string path, TimeSpan patience)
    {
        try
        {
            Recognise(path);
            Prepare(path);
            var connection = Connect(path, patience);
            try
            {
                Execute(connection, string.Create(
                    CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {patience.TotalMilliseconds:0};"));
                Identify(connection, path);
                // FULL: a commit is on the disk when it returns. secure_delete: what is erased is overwritten.
                Execute(
                    connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
                Migrate(connection, path);
                if (Scalar(connection, "PRAGMA quick_check(1);") is not "ok")
                {
                    throw Damaged(path);
                }

                return connection;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
        catch (SqliteException exception)
        {
            throw Explain(exception, path);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException and
            not CallLedgerException)
        {
            throw new CallLedgerException(
                new Diagnostic(LedgerRules.LedgerUnusable, $"The ledger {path} cannot be used: {exception.Message}"),
                exception);
        }
    }

    /// <summary>What SQLite's error means for a ledger.</summary>
    internal static CallLedgerException Explain(SqliteException exception, string path) =>
        exception.SqliteErrorCode switch
        {
            SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => Damaged(path, exception),
            SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED =>
                Unusable(path, "another process holds it", exception),
            SQLitePCL.raw.SQLITE_FULL => Unusable(path, "the disk is full", exception),
            SQLitePCL.raw.SQLITE_READONLY => Unusable(path, "it cannot be written", exception),
            SQLitePCL.raw.SQLITE_CANTOPEN => Unusable(path, "the file cannot be opened or made", exception),
            _ => Unusable(path, exception.Message, exception),
        };

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only this folder's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // As above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private static SqliteConnection Connect(string path, TimeSpan patience)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false, // a ledger keeps its one connection for as long as it lives
            DefaultTimeout = Math.Max(1, (int)patience.TotalSeconds),
        }.ConnectionString);
        connection.Open();
        return connection;
    }

    // The header says whose file it is, without SQLite having touched it.
    private static void Recognise(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
        {
            return;
        }

        var header = new byte[HeaderSize];
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            if (file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize ||
                !header.AsSpan().StartsWith("SQLite format 3\0"u8))
            {
                throw Damaged(path);
            }
        }

        // The offsets are of SQLite's file format, 1.3.
        var version = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(60));
        if (BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(68)) is not (ApplicationId or 0))
        {
            throw Damaged(path);
        }

        if (version > Version)
        {
            throw Newer(path, version);
        }
    }

    // Without a mark in its header it is new, or another process is making it at this moment, or it is somebody else's.
    // Only reading tells, which changes nothing.
    private static void Identify(SqliteConnection connection, string path)
    {
        using var reading = connection.BeginTransaction(deferred: true);
        if (Scalar(connection, "PRAGMA application_id;") is not (long)ApplicationId &&
            Scalar(connection, "SELECT COUNT(*) FROM sqlite_master;") is not 0L)
        {
            throw Damaged(path);
        }
    }

    // The numbers in it are the owner's: nobody else may read them. SQLite gives its other files the same rights.
    private static void Prepare(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        if (!File.Exists(path) && !OperatingSystem.IsWindows())
        {
            using var _ = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite | FileShare.Delete,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
    }

    private static void Migrate(SqliteConnection connection, string path)
    {
        var found = VersionOf(connection);
        if (found == Version)
        {
            return;
        }

        // The header may not have it yet: it can still be in SQLite's log.
        if (found > Version)
        {
            throw Newer(path, found);
        }

        using (var transaction = connection.BeginTransaction(deferred: false))
        {
            // Another process may have been quicker.
            for (var version = VersionOf(connection); version < Version; version++)
            {
                Execute(connection, Migrations[version]);
            }

            Execute(connection, $"PRAGMA user_version = {Version};");
            transaction.Commit();
        }

        // Into the file itself, whose header is looked at before it is opened.
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE);");
    }

    private static long VersionOf(SqliteConnection connection) => (long)Scalar(connection, "PRAGMA user_version;")!;

    private static CallLedgerException Newer(string path, long version) => new(new Diagnostic(
        LedgerRules.LedgerNewer,
        $"{path} was written by a newer Outdial (its version is {version}, this one knows {Version}); it was not " +
        "touched."));

    internal static CallLedgerException Damaged(string path, Exception? inner = null) => new(
        new Diagnostic(LedgerRules.LedgerDamaged, $"{path} is not a ledger, or is damaged; it was not touched."),
        inner);

    private static CallLedgerException Unusable(string path, string why, Exception inner) => new(
        new Diagnostic(LedgerRules.LedgerUnusable, $"The ledger {path} cannot be used: {why}."), inner);
}
