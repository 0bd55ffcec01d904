using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>The file of a ledger: made, recognised, or refused before it is touched.</summary>
internal static class LedgerFile
{
    // SQLite waits this long for another process by itself.
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Opens the file, making or migrating it if need be.</summary>
    /// <exception cref="CallLedgerException">It cannot be used; a file that is not a ledger is not changed.</exception>
    internal static OpenLedger Open(string path, TimeSpan patience, LedgerStamp stamp)
    {
        try
        {
            stamp.RefuseIfGone();
            NewLedger.MakeIfMissing(path);
            RefuseOtherNames(path);
            var held = HeldFile.Take(path);
            try
            {
                Recognise(path, patience);
                return new OpenLedger(() => ConnectToOurs(path, patience, stamp), held);
            }
            catch
            {
                held?.Dispose();
                throw;
            }
        }
        catch (SqliteException exception)
        {
            throw Explain(exception, path);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
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
            _ => Unusable(path, exception.Message.TrimEnd('.'), exception),
        };

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only this folder's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Writes what is in the log into the file and empties it, unless another process is in the way at this
    /// moment: what is in the file is safe from a log that is lost, damaged or left over.</summary>
    internal static void FoldLog(SqliteConnection connection)
    {
        var patience = Scalar(connection, "PRAGMA busy_timeout;");
        Execute(connection, "PRAGMA busy_timeout = 0;");
        try
        {
            Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE);");
        }
        catch (SqliteException)
        {
            // The change is on the disk, in the log. The next one folds it in, or says what is wrong.
        }
        finally
        {
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {patience};"));
        }
    }

    /// <summary>Writes the log into the file and empties it, unless another program reads what is in it.</summary>
    /// <remarks>Our readers finish in a moment. A reader that takes more than a second will not finish soon, and until
    /// then no call with a key could be placed.</remarks>
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

    /// <summary>Connects to a file that is there.</summary>
    internal static SqliteConnection Connect(
        string path, TimeSpan patience, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            // Whole, because SQLite takes names such as :memory: for something else than a file.
            DataSource = Path.GetFullPath(path),
            Mode = mode,
            Pooling = false, // a ledger keeps its one connection until it is closed
            DefaultTimeout = Math.Max(1, (int)patience.TotalSeconds),
        }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static void FoldLogOnClose(SqliteConnection connection, bool folds) => SQLitePCL.raw.sqlite3_db_config(
        connection.Handle, SQLitePCL.raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, folds ? 0 : 1, out _);

    private static SqliteConnection ConnectToOurs(string path, TimeSpan patience, LedgerStamp stamp)
    {
        var connection = Connect(path, patience);
        try
        {
            Wait(connection, patience);

            // FULL: a commit is on the disk when it returns. secure_delete: what is erased is overwritten.
            // temp_store: VACUUM's copy of all of it is nowhere on the disk.
            Execute(
                connection,
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; " +
                "PRAGMA temp_store = MEMORY;");
            stamp.Confirm(LedgerStamp.IdOf(LedgerSchema.Secret(connection)));
            Migrate(connection, path);
            LedgerUse.Begin(connection, path);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Tables that do not fit the version of the file are damage, whatever SQLite calls it.
    private static void Migrate(SqliteConnection connection, string path)
    {
        try
        {
            LedgerSchema.Migrate(connection);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is
            SQLitePCL.raw.SQLITE_ERROR or SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            throw Damaged(path, exception);
        }
    }

    // Read by SQLite itself, and never by a stream of ours: to close one would drop the locks that SQLite holds on the
    // file in this process, and the next process to end would delete a log that is in use.
    private static void Recognise(string path, TimeSpan patience)
    {
        using var connection = Connect(path, patience, SqliteOpenMode.ReadOnly);

        // Until it is known to be a ledger, nothing is written: not by us, and not by SQLite, which would fold the log
        // of a crash into the file as soon as it is closed.
        FoldLogOnClose(connection, false);
        Wait(connection, patience);
        try
        {
            if (LedgerSchema.IsOurs(connection))
            {
                LedgerUse.Check(connection, path);
            }

            LedgerSchema.Recognise(connection, path);
        }
        catch (SqliteException exception) when (File.Exists($"{path}-journal"))
        {
            // Another program's unfinished change, which is that program's to undo.
            throw Damaged(path, exception);
        }
        finally
        {
            // An empty log is one that SQLite made for us: there is nothing in it to fold, and it goes.
            FoldLogOnClose(connection, new FileInfo($"{path}-wal") is not { Exists: true, Length: > 0 });
        }
    }

    private static void RefuseOtherNames(string path)
    {
        if (File.Exists(path) && FileStatus.OfTarget(path)?.Names is > 1 and var names)
        {
            throw Damaged(
                $"{path} has {names} names (hard links): a call that is made under one of them is unknown under the " +
                "others. It was not touched.",
                "Leave it one name: remove the others. For a container, mount the folder of the ledger, not the file.");
        }
    }

    private static void Wait(SqliteConnection connection, TimeSpan patience) => Execute(
        connection,
        string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {patience.TotalMilliseconds:0};"));

    internal static CallLedgerException Newer(string path, long version) => new(new Diagnostic(
        LedgerRules.LedgerNewer,
        $"{path} was written by a newer Outdial (its version is {version}, this one knows {LedgerSchema.Version}); " +
        "it was not touched."));

    internal static CallLedgerException Damaged(string path, Exception? inner = null) => new(
        new Diagnostic(LedgerRules.LedgerDamaged, $"{path} is not a ledger, or is damaged; it was not touched."),
        inner);

    internal static CallLedgerException Damaged(string message, string? help) => new(
        new Diagnostic(LedgerRules.LedgerDamaged, message) { Help = help ?? LedgerRules.LedgerDamaged.Fix });

    private static CallLedgerException Unusable(string path, string why, Exception inner) => new(
        new Diagnostic(LedgerRules.LedgerUnusable, $"The ledger {path} cannot be used: {why}."), inner);
}
