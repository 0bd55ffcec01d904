using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>Tells whether an open ledger's file is still where it was opened.</summary>
internal static partial class MovedFile
{
    // SQLITE_FCNTL_HAS_MOVED, and SQLITE_OK.
    private const int HasMoved = 20;
    private const int Ok = 0;

    /// <summary>Whether the name leads nowhere by now, or to another file. Where SQLite cannot tell, which is where an
    /// open file cannot be moved (Windows), it has not.</summary>
    internal static bool Is(SqliteConnection connection)
    {
        var handle = connection.Handle!; // it is open
        var held = false;
        try
        {
            handle.DangerousAddRef(ref held);
            return FileControl(handle.DangerousGetHandle(), "main", HasMoved, out var moved) == Ok && moved != 0;
        }
        finally
        {
            if (held)
            {
                handle.DangerousRelease();
            }
        }
    }

#pragma warning disable CA5393 // It is the library that is loaded already, from where its package puts it.
    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static partial int FileControl(nint database, string name, int operation, out int value);
#pragma warning restore CA5393
}
