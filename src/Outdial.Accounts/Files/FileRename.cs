using System.Runtime.InteropServices;

namespace Outdial;

/// <summary>Renames that the framework does not have, in one step each (Linux).</summary>
internal static partial class FileRename
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint NoReplace = 1; // RENAME_NOREPLACE
    private const uint Exchange = 2; // RENAME_EXCHANGE

    /// <summary>Renames a file, unless the new name exists. A link and an unlink would give it two names for a
    /// moment.</summary>
    /// <returns>Whether it was renamed; false if nothing was touched.</returns>
    internal static bool TryMove(string from, string to) => TryRename(from, to, NoReplace);

    /// <summary>Swaps the names of two files.</summary>
    /// <returns>Whether they were swapped; false if neither was touched.</returns>
    internal static bool TrySwap(string one, string other) => TryRename(one, other, Exchange);

    private static bool TryRename(string from, string to, uint how)
    {
        try
        {
            return OperatingSystem.IsLinux() && Rename(CurrentFolder, from, CurrentFolder, to, how) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // an older C library
        }
    }

#pragma warning disable CA5392 // The C library, from where the system has it.
    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(int fromFolder, string from, int toFolder, string to, uint flags);
#pragma warning restore CA5392
}
