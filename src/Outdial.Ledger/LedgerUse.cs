using System.Buffers.Binary;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>Under which name a ledger is used, and how many changes it has: written with every change, so that the log
/// of an earlier use is not taken for that of the file.</summary>
/// <remarks>
/// <para>SQLite finds a log by the file's name, and applies it to whatever file is there. When a process was killed
/// under one name, and the file is then used under another and moved back, the old log would hide what was written
/// meanwhile: a key that was dialled would be unknown.</para>
/// <para>Each use under another name gets a number of its own and names the one before it. The file alone, without its
/// log, says which use was the last; what the log says must be the same, or the next one.</para>
/// </remarks>
/// <param name="Id">The number of the use; empty in a ledger that was not used yet.</param>
/// <param name="Before">The number of the use before it.</param>
/// <param name="Changes">The changes until now, from 0.</param>
/// <param name="Place">The folder and name, as a number.</param>
internal sealed record LedgerUse(Guid Id, Guid Before, long Changes, long Place)
{
    private const int Length = 48;
    private const int MostAttempts = 20;

    private const string Select = "SELECT value FROM meta WHERE name = 'use';";

    private static readonly LedgerUse None = new(Guid.Empty, Guid.Empty, 0, 0);

    /// <summary>Looks whether the log belongs to the file. Nothing is written.</summary>
    /// <param name="connection">The ledger with its log, outside of a transaction.</param>
    /// <param name="path">The ledger's file.</param>
    /// <exception cref="CallLedgerException">The log is another use's.</exception>
    internal static void Check(SqliteConnection connection, string path)
    {
        // The file first, as the log is never older; and again, as another process may write at this moment.
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (InFile(path) is { } file && Read(connection).Follows(file))
            {
                return;
            }
        }

        throw LedgerFile.Damaged(
            $"{path}-wal was left by a process that was stopped, and {path} has been used under another name since: " +
            "with that log the keys of those calls would be unknown. Nothing was touched.",
            $"Move {path}-wal away and keep it: the last calls of that process may be recorded only in it, so look " +
            "them up before their keys are used again. Then use the ledger under one name only.");
    }

    /// <summary>Notes that the ledger is used under a name, if it was used under another before.</summary>
    /// <param name="connection">The ledger.</param>
    /// <param name="path">Its file.</param>
    /// <param name="name">The name that it will have, where it is not put in place yet.</param>
    /// <exception cref="CallLedgerException">Another program reads it.</exception>
    internal static void Begin(SqliteConnection connection, string path, string? name = null)
    {
        var place = HeldFile.PlaceOf(name ?? path);
        if (!Read(connection).IsAt(place))
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            var last = Read(connection); // another process may have been quicker
            if (!last.IsAt(place))
            {
                Write(connection, new LedgerUse(Guid.NewGuid(), last.Id, last.Changes + 1, place));
            }

            transaction.Commit();
        }

        // In the file itself before anything else is written.
        var id = Read(connection).Id;
        for (var attempt = 0; InFile(path)?.Id != id; attempt++)
        {
            if (!LedgerFile.TryEmptyLog(connection) && attempt == MostAttempts)
            {
                throw new CallLedgerException(new Diagnostic(
                    LedgerRules.LedgerUnusable, $"The ledger {path} cannot be used: another program is reading it."));
            }
        }
    }

    /// <summary>Counts a change; part of its transaction.</summary>
    internal static void Count(SqliteConnection connection)
    {
        var use = Read(connection);
        Write(connection, use with { Changes = use.Changes + 1 });
    }

    private bool IsAt(long place) => Id != Guid.Empty && Place == place;

    // Whether this, seen through a log, is what the file says, or came after it.
    private bool Follows(LedgerUse file) =>
        (Id == file.Id && Changes >= file.Changes) || (Before == file.Id && Changes == file.Changes + 1);

    // By SQLite, which keeps its locks on the file when it closes it; null if a part of it is being written.
    private static LedgerUse? InFile(string path)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = $"file:{Escaped(Path.GetFullPath(path))}?immutable=1",
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ConnectionString);
            connection.Open();
            return Read(connection);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    // For SQLite, in which the path is part of a URI that begins with a slash.
    private static string Escaped(string path) =>
        $"/{string.Join('/', path.TrimStart('/').Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString))}";

    private static LedgerUse Read(SqliteConnection connection) =>
        LedgerFile.Scalar(connection, Select) is byte[] { Length: Length } value
            ? new LedgerUse(
                new Guid(value.AsSpan(0, 16)),
                new Guid(value.AsSpan(16, 16)),
                BinaryPrimitives.ReadInt64LittleEndian(value.AsSpan(32)),
                BinaryPrimitives.ReadInt64LittleEndian(value.AsSpan(40)))
            : None;

    private static void Write(SqliteConnection connection, LedgerUse use)
    {
        var value = new byte[Length];
        use.Id.TryWriteBytes(value);
        use.Before.TryWriteBytes(value.AsSpan(16));
        BinaryPrimitives.WriteInt64LittleEndian(value.AsSpan(32), use.Changes);
        BinaryPrimitives.WriteInt64LittleEndian(value.AsSpan(40), use.Place);
        LedgerTable.Change(
            connection,
            "INSERT INTO meta (name, value) VALUES ('use', $value) ON CONFLICT (name) DO UPDATE SET value = $value",
            ("$value", value));
    }
}
