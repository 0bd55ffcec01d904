using System.Runtime.InteropServices;

namespace Outdial.Ledger;

/// <summary>Tells whether a file has more names than one. SQLite names its log after the file: two names of one file
/// have two logs, and each knows nothing of the keys in the other.</summary>
internal static partial class LinkedFile
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint LinkCount = 4; // STATX_NLINK
    private const int Size = 256;
    private const int LinkCountOffset = 16; // struct statx, the same on every processor

    /// <summary>How many names the file has; 1 where the system does not say.</summary>
    internal static uint Names(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return 1;
        }

        try
        {
            Span<byte> status = stackalloc byte[Size];
            return Status(CurrentFolder, path, 0, LinkCount, status) == 0
                ? MemoryMarshal.Read<uint>(status[LinkCountOffset..])
                : 1;
        }
        catch (EntryPointNotFoundException)
        {
            return 1; // an older C library
        }
    }

#pragma warning disable CA5392 // The C library, from where the system has it.
    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(int folder, string path, int flags, uint mask, Span<byte> status);
#pragma warning restore CA5392
}
