using Microsoft.Win32.SafeHandles;

namespace Outdial.Gates;

/// <summary>What changes if a file is written or replaced.</summary>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Written">When it was last written, as its writer may have set it.</param>
/// <param name="Status">Its number, and when it was last changed; null where the system does not say.</param>
internal readonly record struct FileStamp(long Length, DateTimeOffset Written, FileStatus? Status)
{
    /// <summary>When it was last changed, as the system knows it; otherwise as its writer says.</summary>
    internal DateTimeOffset Changed => Status is { Changed: var nanoseconds }
        ? DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick)
        : Written;

    /// <summary>Opens a regular file to read it, whatever others do with it.</summary>
    /// <exception cref="IOException">It is not there, or not a regular file.</exception>
    internal static SafeFileHandle Open(string path)
    {
        // A pipe would be waited for, and cannot be read again.
        if (FileStatus.OfTarget(path) is { IsRegular: false })
        {
            throw new IOException($"'{path}' is not a regular file.");
        }

        return File.OpenHandle(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
    }

    /// <summary>The stamp of a file that is open.</summary>
    internal static FileStamp Of(SafeFileHandle file) =>
        new(RandomAccess.GetLength(file), File.GetLastWriteTimeUtc(file), FileStatus.Of(file));
}
