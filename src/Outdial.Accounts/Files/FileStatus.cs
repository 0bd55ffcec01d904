using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Outdial;

/// <summary>What the system knows about a file: whose it is, who may do what with it, and what tells it from
/// others.</summary>
/// <param name="Mode">Kind and rights, as the system packs them.</param>
/// <param name="Owner">The number of its user.</param>
/// <param name="Group">The number of its group.</param>
/// <param name="Names">How many names (hard links) it has.</param>
/// <param name="Device">The file system.</param>
/// <param name="Inode">The file's number there.</param>
/// <param name="Changed">When content, rights or names last changed, in nanoseconds since 1970; no program sets
/// it.</param>
internal readonly partial record struct FileStatus(
    uint Mode, uint Owner, uint Group, uint Names, ulong Device, ulong Inode, long Changed)
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int NoFollow = 0x100; // AT_SYMLINK_NOFOLLOW
    private const int OfDescriptor = 0x1000; // AT_EMPTY_PATH
    private const uint Wanted = 0x7FF; // STATX_BASIC_STATS
    private const uint Kind = 0xF000;
    private const uint Link = 0xA000;
    private const uint Regular = 0x8000;
    private const uint Folder = 0x4000;

    // struct statx, the same on every processor.
    private const int Size = 256;
    private const int NamesOffset = 16;
    private const int OwnerOffset = 20;
    private const int GroupOffset = 24;
    private const int ModeOffset = 28;
    private const int InodeOffset = 32;
    private const int ChangedOffset = 96; // seconds, then nanoseconds
    private const int DeviceOffset = 136; // two halves of 32 bits

    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The number of this process's user; null where the system has none or does not say.</summary>
    internal static uint? CurrentUser { get; } = OperatingSystem.IsLinux() ? EffectiveUser() : null;

    internal bool IsLink => (Mode & Kind) == Link;

    internal bool IsRegular => (Mode & Kind) == Regular;

    internal bool IsFolder => (Mode & Kind) == Folder;

    /// <summary>Whether only the owner of an entry of this folder, and the folder's, may rename or remove it.</summary>
    internal bool IsSticky => (Mode & 0x200) != 0;

    /// <summary>Whether its owner may not write it.</summary>
    internal bool IsReadOnly => (Mode & 0x80) == 0;

    internal bool IsGroupWritable => (Mode & 0x10) != 0;

    internal bool IsWorldWritable => (Mode & 0x2) != 0;

    /// <summary>The rights as chmod writes them.</summary>
    internal string Rights => Convert.ToString(Mode & 0xFFF, 8);

    /// <summary>The status of the file at a path, a link itself where it is one; null where there is nothing, or
    /// the system does not say.</summary>
    internal static FileStatus? Of(string path) => Read(CurrentFolder, path, NoFollow);

    /// <summary>The status of what a path leads to, links followed; null as above.</summary>
    internal static FileStatus? OfTarget(string path) => Read(CurrentFolder, path, 0);

    /// <summary>The status of what is open.</summary>
    internal static FileStatus? Of(SafeFileHandle file)
    {
        var held = false;
        try
        {
            file.DangerousAddRef(ref held);
            return Read((int)file.DangerousGetHandle(), "", OfDescriptor);
        }
        finally
        {
            if (held)
            {
                file.DangerousRelease();
            }
        }
    }

    /// <summary>Whether this is the same file as another.</summary>
    internal bool IsSame(FileStatus other) => (Device, Inode) == (other.Device, other.Inode);

    private static FileStatus? Read(int folder, string path, int flags)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            Span<byte> status = stackalloc byte[Size];
            return Status(folder, path, flags, Wanted, status) == 0
                ? new FileStatus(
                    MemoryMarshal.Read<ushort>(status[ModeOffset..]),
                    MemoryMarshal.Read<uint>(status[OwnerOffset..]),
                    MemoryMarshal.Read<uint>(status[GroupOffset..]),
                    MemoryMarshal.Read<uint>(status[NamesOffset..]),
                    MemoryMarshal.Read<ulong>(status[DeviceOffset..]),
                    MemoryMarshal.Read<ulong>(status[InodeOffset..]),
                    (MemoryMarshal.Read<long>(status[ChangedOffset..]) * NanosecondsPerSecond) +
                        MemoryMarshal.Read<uint>(status[(ChangedOffset + sizeof(long))..]))
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

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
#pragma warning restore CA5392
}
