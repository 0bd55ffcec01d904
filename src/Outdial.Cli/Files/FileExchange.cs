using System.Runtime.InteropServices;

namespace Outdial.Cli;

/// <summary>Puts a file in another's place, and gives back what stood there.</summary>
internal static partial class FileExchange
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint Exchange = 2; // RENAME_EXCHANGE

    /// <summary>Swaps the names of two files in one step.</summary>
    /// <returns>Whether they were swapped; false if neither was touched.</returns>
    internal static bool TrySwap(string one, string other)
    {
        try
        {
            return OperatingSystem.IsLinux() && Rename(CurrentFolder, one, CurrentFolder, other, Exchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // an older C library
        }
    }

#pragma warning disable CA5392 // The C library, from where the system has it.
    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(int oneFolder, string one, int otherFolder, string other, uint flags);
#pragma warning restore CA5392
}
