using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>The tables of a ledger: made, migrated, and recognised without writing anything.</summary>
internal static class LedgerSchema
{
    /// <summary>The version of the tables that this code writes.</summary>
    internal const int Version = 3;

    /// <summary>"ODLG"; SQLite keeps it in the header, so that a ledger differs from another program's
    /// database.</summary>
    internal const int ApplicationId = 0x4F444C47;

    /// <summary>How many bytes the digests' key has.</summary>
    private const int SecretSize = 32;

    private static readonly Action<SqliteConnection>[] Migrations = [MakeTables, SealRows, AddLists];

    /// <summary>Checks that the tables are a ledger's, complete, and of a version that this code knows. Nothing is
    /// written.</summary>
    /// <remarks>All of it in one reading transaction: another process may be making the file at this
    /// moment.</remarks>
    /// <exception cref="CallLedgerException">They are not.</exception>
    internal static void Recognise(SqliteConnection connection, string path)
    {
        using var reading = connection.BeginTransaction(deferred: true);

        // A ledger is put in place whole: without the mark it is none, or has lost its beginning.
        if (!IsOurs(connection))
        {
            throw LedgerFile.Damaged(path);
        }

        var version = VersionOf(connection);
        if (version > Version)
        {
            throw LedgerFile.Newer(path, version);
        }

        // A complete ledger has a version, and no trigger or view, which could change what is written.
        if (version < 1 ||
            LedgerFile.Scalar(connection, "SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view');") is not null)
        {
            throw LedgerFile.Damaged(path);
        }

        // A ledger always has a log: if its header says otherwise, SQLite would not read the log.
        if (LedgerFile.Scalar(connection, "PRAGMA journal_mode;") is not "wal" ||
            !HasTables(connection) || !LedgerCheck.IsWhole(connection, version == Version))
        {
            throw LedgerFile.Damaged(path);
        }
    }

    /// <summary>Whether the file has the mark of a ledger, and the table that each has.</summary>
    internal static bool IsOurs(SqliteConnection connection) =>
        LedgerFile.Scalar(connection, "PRAGMA application_id;") is (long)ApplicationId &&
        LedgerFile.Scalar(connection, "SELECT 1 FROM pragma_table_info('meta') WHERE name = 'value';") is not null;

    /// <summary>Brings the tables to this version, if they are not.</summary>
    internal static void Migrate(SqliteConnection connection)
    {
        if (VersionOf(connection) == Version)
        {
            return;
        }

        using (var transaction = connection.BeginTransaction(deferred: false))
        {
            // Another process may have been quicker.
            for (var version = VersionOf(connection); version < Version; version++)
            {
                Migrations[version](connection);
            }

            LedgerFile.Execute(connection, $"PRAGMA user_version = {Version};");
            transaction.Commit();
        }

        // Into the file itself.
        LedgerFile.Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE);");
    }

    /// <summary>The key of this ledger's digests.</summary>
    internal static byte[] Secret(SqliteConnection connection) =>
        (byte[])LedgerFile.Scalar(connection, "SELECT value FROM meta WHERE name = 'secret';")!; // made with the table

    private static void MakeTables(SqliteConnection connection) => LedgerFile.Execute(
        connection,
        $$"""
        CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE calls (
            key TEXT PRIMARY KEY, state INTEGER NOT NULL, contract INTEGER NOT NULL, service TEXT NOT NULL,
            calling_user TEXT, fields TEXT NOT NULL, shown TEXT NOT NULL, dialled TEXT,
            created INTEGER NOT NULL, claim TEXT, owner TEXT, claimed INTEGER, claim_until INTEGER,
            stamp TEXT, first_intended INTEGER, until INTEGER, ended INTEGER,
            conversation TEXT, rule TEXT, message TEXT, status INTEGER, correlations TEXT NOT NULL DEFAULT '[]');
        CREATE TABLE pace (
            bucket TEXT PRIMARY KEY, free_at INTEGER NOT NULL, closed_until INTEGER NOT NULL,
            allowed INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO meta (name, value) VALUES ('secret', randomblob(32));
        PRAGMA application_id = {{ApplicationId}};
        """);

    private const string Kept =
        "key, state, contract, service, calling_user, fields, shown, dialled, created, claim, owner, claim_until, " +
        "stamp, first_intended, until, ended, conversation, rule, message, status, correlations, claimed";

    // Beside a table with an index of its keys, a bit that flips in the index lets one key have two rows. Without it
    // the keys are the table's own order, and each row says itself whether it is as it was written.
    private static void SealRows(SqliteConnection connection)
    {
        LedgerFile.Execute(
            connection,
            $"""
            CREATE TABLE sealed (
                key TEXT PRIMARY KEY, state INTEGER NOT NULL, contract INTEGER NOT NULL, service TEXT NOT NULL,
                calling_user TEXT, fields TEXT NOT NULL, shown TEXT NOT NULL, dialled TEXT,
                created INTEGER NOT NULL, claim TEXT, owner TEXT, claimed INTEGER, claim_until INTEGER,
                stamp TEXT, first_intended INTEGER, until INTEGER, ended INTEGER,
                conversation TEXT, rule TEXT, message TEXT, status INTEGER, correlations TEXT NOT NULL DEFAULT '[]',
                previous TEXT, seal BLOB NOT NULL) WITHOUT ROWID;
            INSERT INTO sealed ({Kept}, seal) SELECT {Kept}, x'' FROM calls;
            DROP TABLE calls;
            ALTER TABLE sealed RENAME TO calls;
            CREATE INDEX calls_by_state ON calls (state, created, key);
            CREATE INDEX calls_by_age ON calls (created, key);
            """);
        new KeyChain(connection, new RowSeal(Secret(connection))).Begin();
    }

    // A row of a list has no state beside its key's: what is here says when it may be placed, and how it ended.
    private static void AddLists(SqliteConnection connection) => LedgerFile.Execute(
        connection,
        """
        CREATE TABLE lists (
            name TEXT PRIMARY KEY, state INTEGER NOT NULL, gates TEXT NOT NULL, service TEXT NOT NULL,
            contract INTEGER NOT NULL, settings TEXT NOT NULL, source TEXT, source_digest TEXT,
            created INTEGER NOT NULL, imports INTEGER NOT NULL DEFAULT 0, importing INTEGER,
            importer TEXT) WITHOUT ROWID;
        CREATE TABLE list_rows (
            list TEXT NOT NULL, position INTEGER NOT NULL, attempt INTEGER NOT NULL, key TEXT NOT NULL,
            row_key TEXT NOT NULL, import INTEGER NOT NULL, digest BLOB NOT NULL, seal BLOB NOT NULL,
            body TEXT, dialled TEXT, shown TEXT NOT NULL,
            caller TEXT, zones TEXT, not_after INTEGER, due_at INTEGER, rule TEXT, message TEXT, verdict TEXT,
            over_at INTEGER, has_next INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (list, position, attempt)) WITHOUT ROWID;
        CREATE UNIQUE INDEX list_rows_by_key ON list_rows (key);
        CREATE INDEX list_rows_due ON list_rows (list, caller, due_at, position) WHERE due_at IS NOT NULL;
        CREATE INDEX list_rows_next ON list_rows (list, due_at) WHERE due_at IS NOT NULL;
        CREATE TABLE callers (
            service TEXT NOT NULL, caller TEXT NOT NULL, key TEXT NOT NULL, owner TEXT NOT NULL,
            since INTEGER NOT NULL, PRIMARY KEY (service, caller)) WITHOUT ROWID;
        CREATE UNIQUE INDEX callers_by_key ON callers (key);
        CREATE TABLE dials (
            number BLOB NOT NULL, at INTEGER NOT NULL, key TEXT NOT NULL,
            PRIMARY KEY (number, at, key)) WITHOUT ROWID;
        CREATE INDEX dials_by_key ON dials (key);
        """);

    private static bool HasTables(SqliteConnection connection)
    {
        try
        {
            LedgerFile.Execute(connection, $"SELECT {Kept} FROM calls LIMIT 0;");
            LedgerFile.Execute(connection, $"SELECT {RateTable.Columns} FROM pace LIMIT 0;");
            if (VersionOf(connection) == Version)
            {
                LedgerFile.Execute(connection, $"{KeyChain.Selected} LIMIT 0;");
                _ = CallTable.Plan(connection, [LedgerState.Intended]);
                _ = CallTable.Plan(connection, []);
                LedgerFile.Execute(connection, $"SELECT {ListTable.Columns} FROM lists LIMIT 0;");
                LedgerFile.Execute(
                    connection,
                    $"SELECT {RowTable.Columns} FROM list_rows r INDEXED BY list_rows_next " +
                    "WHERE r.list = '' AND r.due_at > 0 LIMIT 0;");
                LedgerFile.Execute(connection, "SELECT service, caller, key, owner, since FROM callers LIMIT 0;");
                LedgerFile.Execute(connection, "SELECT number, at, key FROM dials LIMIT 0;");
            }

            return LedgerFile.Scalar(connection, "SELECT value FROM meta WHERE name = 'secret';") is
                byte[] { Length: SecretSize };
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_ERROR)
        {
            return false; // no such table, column or index
        }
    }

    private static long VersionOf(SqliteConnection connection) =>
        (long)LedgerFile.Scalar(connection, "PRAGMA user_version;")!;
}
