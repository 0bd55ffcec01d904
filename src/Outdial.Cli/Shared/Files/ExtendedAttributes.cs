using System.Runtime.InteropServices;
using System.Text;

namespace Outdial.Cli;

/// <summary>The attributes of a file beyond owner and mode: access lists, labels, and what programs keep there. Linux
/// alone.</summary>
internal static partial class ExtendedAttributes
{
    private const string AccessList = "system.posix_acl_access";
    private const int MaxBytes = 65_536;

    /// <summary>Whether an access list gives rights to users who are named.</summary>
    internal static bool HasAccessList(string path) => Value(path, AccessList) is not null;

    /// <summary>Gives a file the attributes of another.</summary>
    /// <returns>The name of one that could not be given; null if all are.</returns>
    internal static string? Copy(string from, string to)
    {
        foreach (var name in OperatingSystem.IsLinux() ? Names(from) : [])
        {
            if (Value(from, name) is { } value && !(Value(to, name) is { } there && there.SequenceEqual(value)) &&
                Set(to, name, value, value.Length, 0) != 0)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Gives a file the owner and the group of another.</summary>
    /// <returns>Whether it has them.</returns>
    internal static bool TryOwn(string path, FileStatus like) =>
        FileStatus.Of(path) is not { } status || (status.Owner, status.Group) == (like.Owner, like.Group) ||
        ChangeOwner(path, like.Owner, like.Group) == 0;

    private static string[] Names(string path)
    {
        var list = new byte[MaxBytes];
        var length = (int)List(path, list, list.Length);
        return length <= 0
            ? []
            : Encoding.UTF8.GetString(list, 0, length).Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    private static byte[]? Value(string path, string name)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var value = new byte[MaxBytes];
        var length = (int)Get(path, name, value, value.Length);
        return length < 0 ? null : value[..length];
    }

#pragma warning disable CA5392 // The C library, from where the system has it.
    [LibraryImport("libc", EntryPoint = "listxattr", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint List(string path, Span<byte> list, nint size);

    [LibraryImport("libc", EntryPoint = "getxattr", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Get(string path, string name, Span<byte> value, nint size);

    [LibraryImport("libc", EntryPoint = "setxattr", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Set(string path, string name, ReadOnlySpan<byte> value, nint size, int flags);

    [LibraryImport("libc", EntryPoint = "lchown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint owner, uint group);
#pragma warning restore CA5392
}
