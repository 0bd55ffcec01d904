using System.Runtime.InteropServices;

namespace Outdial.Ledger;

/// <summary>What tells one file from another, whatever its names are.</summary>
/// <param name="Names">How many names (hard links) it has.</param>
/// <param name="Device">The file system.</param>
/// <param name="Inode">The file's number there.</param>
internal readonly partial record struct FileStatus(uint Names, ulong Device, ulong Inode)
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint Wanted = 4 | 0x100; // STATX_NLINK, STATX_INO

    // struct statx, the same on every processor.
    private const int Size = 256;
    private const int NamesOffset = 16;
    private const int InodeOffset = 32;
    private const int DeviceOffset = 136; // two halves of 32 bits

    /// <summary>The status of a file or a folder, links followed; null where the system does not say.</summary>
    internal static FileStatus? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            Span<byte> status = stackalloc byte[Size];
            return Status(CurrentFolder, path, 0, Wanted, status) == 0
                ? new FileStatus(
                    MemoryMarshal.Read<uint>(status[NamesOffset..]),
                    MemoryMarshal.Read<ulong>(status[DeviceOffset..]),
                    MemoryMarshal.Read<ulong>(status[InodeOffset..]))
                : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null; // an older C library
        }
    }

#pragma warning disable CA5392 // The C library, from where the system has it.
    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(int folder, string path, int flags, uint mask, Span<byte> status);
#pragma warning restore CA5392
}
