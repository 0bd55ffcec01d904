namespace Outdial.Ledger;

/// <summary>Creates a ledger: complete under a temporary name, then renamed into place without replacing
/// anything.</summary>
/// <remarks>So a crash leaves no half-made ledger at the name, and an empty file there is never a ledger.</remarks>
internal static class NewLedger
{
    // What SQLite keeps beside a file. If one of them exists without the file, the file was deleted.
    private static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    private const string Restore =
        "Put the ledger back from a copy. Only if no call was ever placed with it, delete what is left of it.";

    /// <summary>Makes the ledger, unless it is there.</summary>
    /// <exception cref="CallLedgerException">Something of an earlier ledger is there, which would be lost.</exception>
    internal static void MakeIfMissing(string path)
    {
        DraftFile.RemoveOld(path, TimeProvider.System);
        if (new FileInfo(path) is { Exists: true } file)
        {
            if (file.Length == 0)
            {
                throw LedgerFile.Damaged(
                    $"{path} is empty, which no ledger is: what stood in it is lost, and its keys would ring again.",
                    Restore);
            }

            return;
        }

        if (Directory.Exists(path))
        {
            return; // it cannot be opened, which is reported there
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            OwnFolder.Make(folder);
        }

        if (Array.Find(Companions, name => File.Exists(path + name)) is { } left)
        {
            // Another process may have made it this moment.
            if (!File.Exists(path))
            {
                throw LedgerFile.Damaged(
                    $"{path} is missing, but its file {path}{left} is left: a new ledger would know none of its keys.",
                    Restore);
            }

            return;
        }

        Make(path);
    }

    private static void Make(string path)
    {
        var draft = DraftFile.NameFor(path);
        try
        {
            MakeEmpty(draft);
            using (var connection = LedgerFile.Connect(draft, LedgerFile.Patience))
            {
                LedgerFile.Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
                LedgerSchema.Migrate(connection);
                LedgerUse.Begin(connection, draft, path);
            }

            Place(draft, path);
        }
        finally
        {
            foreach (var name in (IEnumerable<string>)["", .. Companions])
            {
                DraftFile.Remove(draft + name);
            }
        }
    }

    // The numbers in it are the owner's: no other user may read them. SQLite gives its other files the same rights.
    private static void MakeEmpty(string file)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(file, options).Dispose();
    }

    // Another process may be quicker: then its ledger is the one.
    private static void Place(string draft, string path)
    {
        try
        {
            if (!FileRename.TryMove(draft, path))
            {
                File.Move(draft, path, overwrite: false);
            }
        }
        catch (IOException) when (File.Exists(path))
        {
        }
    }
}
