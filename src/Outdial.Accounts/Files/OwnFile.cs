using System.Diagnostics.CodeAnalysis;

namespace Outdial;

/// <summary>Opens files that are this user's own, and none that a link leads to.</summary>
/// <remarks>In a folder that others may write, a link of this name could lead to any file of the user's. Where the
/// system does not say whose a file is, only links are refused.</remarks>
internal static class OwnFile
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="options">How to open it. <see cref="FileMode.OpenOrCreate"/> creates it if there is none;
    /// an existing file is never truncated.</param>
    /// <returns>The file; null if there is none and none is to be made.</returns>
    /// <exception cref="IOException">It is a link, no file, or not this user's.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes of what is opened for it.")]
    internal static FileStream? Open(string path, FileStreamOptions options)
    {
        while (true)
        {
            if (Refusal(path) is { } refusal)
            {
                throw new IOException(refusal);
            }

            var isThere = File.Exists(path);
            if (!isThere && options.Mode == FileMode.Open)
            {
                return null;
            }

            // CreateNew follows no link, not even one that leads nowhere.
            options.Mode = isThere ? FileMode.Open : FileMode.CreateNew;
            if (isThere && !OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = null; // which goes with making one
            }

            FileStream file;
            try
            {
                file = new FileStream(path, options);
            }
            catch (IOException) when (!isThere && File.Exists(path))
            {
                continue; // another process has made it meanwhile
            }

            if (IsStill(path, file))
            {
                return file;
            }

            file.Dispose();
            throw new IOException($"{path} was replaced while it was opened.");
        }
    }

    /// <summary>Why the file at a path is not opened; null if it may be, or nothing is there.</summary>
    internal static string? Refusal(string path)
    {
        if (FileStatus.Of(path) is not { } status)
        {
            return new FileInfo(path).LinkTarget is null ? null : LinkText(path);
        }

        return status.IsLink ? LinkText(path)
            : !status.IsRegular ? $"{path} is not a file."
            : FileStatus.CurrentUser is { } user && status.Owner != user
                ? $"{path} belongs to user {status.Owner}, and this is user {user}. Give it to this user " +
                    $"(chown {user} '{path}'), or name another file."
            : null;
    }

    private static string LinkText(string path) =>
        $"{path} is a symbolic link, which is not followed here: another user could have put it there. " +
        "Name the file that it leads to.";

    // The opened file is the checked one, and not one that a link led to that was created in between.
    private static bool IsStill(string path, FileStream file) =>
        FileStatus.Of(file.SafeFileHandle) is not { } opened ||
        (FileStatus.Of(path) is { } there && there.IsSame(opened) &&
            (FileStatus.CurrentUser is not { } user || opened.Owner == user));
}
