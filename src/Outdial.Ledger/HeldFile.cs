using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Outdial.Ledger;

/// <summary>A ledger's file as this process holds it, with a lock that says under which name.</summary>
/// <remarks>
/// <para>SQLite names its log after the file. A file that two names lead to (mounted alone into a container, or moved
/// while it is in use) would have two logs, and each would miss the keys of the other. So each process locks
/// one byte of the file, which its folder and name choose, and looks whether any other byte is locked.</para>
/// <para>The bytes are far after SQLite's own. The descriptor is one for each file and process and is closed after the
/// last connection: the system drops all of SQLite's locks in this process when any descriptor of the file is
/// closed.</para>
/// </remarks>
internal sealed partial class HeldFile : IDisposable
{
    private const long FirstByte = 1L << 46;
    private const long Bytes = 1L << 31;

    private static readonly Lock Registry = new();
    private static readonly Dictionary<(ulong Device, ulong Inode), Holding> Held = [];

    private readonly (ulong Device, ulong Inode) _file;

    private HeldFile((ulong Device, ulong Inode) file) => _file = file;

    /// <summary>Holds the file until it is disposed, which must be after SQLite has closed it; null where the system
    /// has no such locks.</summary>
    /// <exception cref="CallLedgerException">Another program, or this one, uses it under another name.</exception>
    internal static HeldFile? Take(string path)
    {
        var place = RealPath.Of(path);
        if (FileStatus.OfTarget(place) is not { } status)
        {
            return null;
        }

        var file = (status.Device, status.Inode);
        var name = PlaceOf(path);
        lock (Registry)
        {
            if (!Held.TryGetValue(file, out var holding))
            {
                Held[file] = holding = new Holding(place, name);
            }

            holding.Users++;
            var held = new HeldFile(file);
            if (holding.Name == name && !IsUsedElsewhere(holding))
            {
                return held;
            }

            held.Dispose();
            throw LedgerFile.Damaged(
                $"{path} is in use under another name at this moment, with another log: a call that is made under " +
                "one of them is unknown under the other. Nothing was dialled.",
                "Let all programs name the same file in the same folder. For a container, mount the folder of the " +
                "ledger, not the file.");
        }
    }

    /// <summary>A number for a file's folder and name; the same for every path that leads there.</summary>
    internal static long PlaceOf(string path)
    {
        var place = RealPath.Of(path);
        var text = FileStatus.OfTarget(Path.GetDirectoryName(place)!) is { } folder
            ? $"{folder.Device} {folder.Inode} {Path.GetFileName(place)}"
            : place;
        return BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) & (Bytes - 1);
    }

    /// <summary>Lets the file go.</summary>
    public void Dispose()
    {
        lock (Registry)
        {
            if (Held.TryGetValue(_file, out var holding) && --holding.Users == 0)
            {
                Held.Remove(_file);
                holding.Dispose();
            }
        }
    }

    // Whether another process has locked another byte.
    private static bool IsUsedElsewhere(Holding holding) =>
        IsLocked(holding.Descriptor, FirstByte, holding.Name) ||
        IsLocked(holding.Descriptor, FirstByte + holding.Name + 1, Bytes - holding.Name - 1);

    private static bool IsLocked(SafeFileHandle file, long start, long length)
    {
        const int Ask = 36; // F_OFD_GETLK
        var asked = new FileRange(FileRange.Write, start, length);
        return length > 0 && Control(file, Ask, ref asked) == 0 && asked.Kind != FileRange.None;
    }

#pragma warning disable CA5392 // The C library, from where the system has it.
    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(SafeFileHandle file, int command, ref FileRange range);
#pragma warning restore CA5392

    // Locks the byte of a name: the lock belongs to the descriptor, and not to the process as SQLite's do.
    private sealed class Holding : IDisposable
    {
        internal Holding(string place, long name)
        {
            const int Lock = 37; // F_OFD_SETLK
            Name = name;
            Descriptor = File.OpenHandle(
                place, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var range = new FileRange(FileRange.Read, FirstByte + name, 1);
            Control(Descriptor, Lock, ref range);
        }

        internal SafeFileHandle Descriptor { get; }

        internal long Name { get; }

        internal int Users { get; set; }

        public void Dispose() => Descriptor.Dispose();
    }
}
