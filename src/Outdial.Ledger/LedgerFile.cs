using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>The file of a ledger: made, recognised, or refused before it is touched.</summary>
internal static class LedgerFile
{
    private const int HeaderSize = 100;

    // SQLite waits this long for another process by itself.
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // A database of no more than a page has no table of its own yet: one that is being made.
    private const int PageSize = 4096;

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
                // Until it is known to be ours nothing is written: not by us, and not by SQLite, which else folds the
                // log of a crash into the file as soon as it is closed.
                FoldLogOnClose(connection, false);
                Execute(connection, string.Create(
                    CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {patience.TotalMilliseconds:0};"));
                LedgerSchema.Recognise(connection, path);
                FoldLogOnClose(connection, true);

                // FULL: a commit is on the disk when it returns. secure_delete: what is erased is overwritten.
                // temp_store: VACUUM's copy of all of it is nowhere on the disk.
                Execute(
                    connection,
                    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; " +
                    "PRAGMA temp_store = MEMORY;");
                LedgerSchema.Migrate(connection);
                return connection;
            }
            catch
            {
                // An empty log is one that SQLite made for us: there is nothing in it to fold, and it goes.
                FoldLogOnClose(connection, new FileInfo($"{path}-wal") is not { Exists: true, Length: > 0 });
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

    /// <summary>Writes the log into the file and empties it, unless another program reads what is in it.</summary>
    /// <remarks>Readers of ours are done in a moment. Who is not done within a second will not be soon, and until then
    /// no call with a key could be placed.</remarks>
    internal static bool TryEmptyLog(SqliteConnection connection)
    {
        var patience = Scalar(connection, "PRAGMA busy_timeout;");
        Execute(connection, "PRAGMA busy_timeout = 1000;");
        try
        {
            return Scalar(connection, "PRAGMA wal_checkpoint(TRUNCATE);") is 0L; // the first column: who was in the way
        }
        finally
        {
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {patience};"));
        }
    }

    internal static object? Scalar(SqliteConnection connection, string sql)
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
            // Whole, because SQLite takes names such as :memory: for something else than a file.
            DataSource = Path.GetFullPath(path),
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false, // a ledger keeps its one connection for as long as it lives
            DefaultTimeout = Math.Max(1, (int)patience.TotalSeconds),
        }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static void FoldLogOnClose(SqliteConnection connection, bool folds) => SQLitePCL.raw.sqlite3_db_config(
        connection.Handle, SQLitePCL.raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, folds ? 0 : 1, out _);

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
        var application = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(68));

        // Of another program SQLite would undo an unfinished change, which is that program's to do.
        if (application is not (LedgerSchema.ApplicationId or 0) || (application == 0 &&
            new FileInfo(path).Length > PageSize && File.Exists($"{path}-journal")))
        {
            throw Damaged(path);
        }

        if (version > LedgerSchema.Version)
        {
            throw Newer(path, version);
        }
    }

    // The numbers in it are the owner's: nobody else may read them. SQLite gives its other files the same rights.
    private static void Prepare(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            SecretFile.MakeFolder(folder);
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

    internal static CallLedgerException Newer(string path, long version) => new(new Diagnostic(
        LedgerRules.LedgerNewer,
        $"{path} was written by a newer Outdial (its version is {version}, this one knows {LedgerSchema.Version}); " +
        "it was not touched."));

    internal static CallLedgerException Damaged(string path, Exception? inner = null) => new(
        new Diagnostic(LedgerRules.LedgerDamaged, $"{path} is not a ledger, or is damaged; it was not touched."),
        inner);

    private static CallLedgerException Unusable(string path, string why, Exception inner) => new(
        new Diagnostic(LedgerRules.LedgerUnusable, $"The ledger {path} cannot be used: {why}."), inner);
}
