using System.Runtime.InteropServices;
using System.Text;

namespace Outdial.TestSupport;

/// <summary>What the framework cannot do with files: owners, hard links, extended attributes. Linux alone.</summary>
public static class FileRights
{
    /// <summary>Whether this process may give files to other users.</summary>
    public static bool IsRoot => OperatingSystem.IsLinux() && EffectiveUser() == 0;

    public static void Own(string path, uint owner, uint group) => Done(ChangeOwner(path, owner, group), path);

    public static void Link(string from, string to) => Done(HardLink(from, to), to);

    public static void SetAttribute(string path, string name, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Done(Set(path, name, bytes, bytes.Length, 0), name);
    }

    public static string? Attribute(string path, string name)
    {
        var bytes = new byte[1_000];
        var length = Get(path, name, bytes, bytes.Length);
        return length < 0 ? null : Encoding.UTF8.GetString(bytes, 0, (int)length);
    }

    private static void Done(int result, string what)
    {
        if (result != 0)
        {
            throw new IOException($"{what}: error {Marshal.GetLastPInvokeError()}");
        }
    }

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveUser();

    [DllImport("libc", EntryPoint = "lchown", SetLastError = true, BestFitMapping = false,
        ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeOwner(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint owner, uint group);

    [DllImport("libc", EntryPoint = "link", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int HardLink(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);

    [DllImport("libc", EntryPoint = "setxattr", SetLastError = true, BestFitMapping = false,
        ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Set(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        byte[] value, nint size, int flags);

    [DllImport("libc", EntryPoint = "getxattr", SetLastError = true, BestFitMapping = false,
        ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Get(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        byte[] value, nint size);
}
