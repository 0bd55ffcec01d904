namespace Outdial.Cli;

/// <summary>Replaces a file by its fixed text.</summary>
internal static class FixedFile
{
    /// <summary>Says that a file is not what was read.</summary>
    internal const string Changed = "The file was changed by another program meanwhile; what it wrote is kept.";

    /// <summary>Replaces the file in one step, so that half of it is never read; says why not if that cannot be done,
    /// and then the file is as it was.</summary>
    /// <remarks>The new file has the owner, the rights and the extended attributes of the old one, and the links that
    /// led to it lead to it. Where it cannot have one of them, nothing is written.</remarks>
    /// <param name="path">The file.</param>
    /// <param name="before">What was read from it: a file that has changed since is left unchanged.</param>
    /// <param name="after">What it is to say.</param>
    /// <param name="beforeSwap">Run when the new file is about to take its place; for tests.</param>
    internal static Diagnostic? Write(
        string path, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, Action? beforeSwap = null)
    {
        var draft = "";
        try
        {
            // What a link leads to is replaced, not the link.
            var target = RealPath.Of(path);
            if (Obstacle(target) is { } obstacle)
            {
                return NotWritten(obstacle);
            }

            var status = FileStatus.Of(target);
            if (!Says(target, before))
            {
                return NotWritten(Changed);
            }

            DraftFile.RemoveOld(target, TimeProvider.System);
            draft = DraftFile.NameFor(target);
            WriteDraft(draft, target, after);
            if (Difference(draft, target, status) is { } difference)
            {
                return NotWritten(difference);
            }

            beforeSwap?.Invoke();
            return Replace(draft, target, status, before) ? null : NotWritten(Changed);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return NotWritten(exception.Message);
        }
        finally
        {
            if (draft.Length > 0)
            {
                DraftFile.Remove(draft);
            }
        }
    }

    private static Diagnostic NotWritten(string why) => new(JsonRules.FileNotWritten, why);

    /// <summary>Why a file is not replaced; null if it can be.</summary>
    internal static string? Obstacle(string target) =>
        FileStatus.Of(target)?.IsReadOnly ?? (File.GetAttributes(target) & FileAttributes.ReadOnly) != 0
            ? "The file is read-only."
        : !RegularFile.Is(target) ? "It is a pipe or a device, not a file."
        : FileStatus.Of(target) is { Names: > 1 } status
            ? $"The file has {status.Names} names (hard links), and the new one would have only this name. Copy it " +
                "to a file of its own first, or give the fixed text to all: outdial check - --fix < file."
        : null;

    private static void WriteDraft(string draft, string target, ReadOnlySpan<byte> text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // Until it is complete and has the permissions of the old file, only its owner can read it.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(draft, options);
        stream.Write(text);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Gives a draft the owner, the rights and the attributes of the file that it replaces.</summary>
    /// <returns>Why it cannot have one of them; null if it has all.</returns>
    internal static string? Difference(string draft, string target, FileStatus? status)
    {
        // Owner first: to change it takes rights away.
        if (status is { } like && !ExtendedAttributes.TryOwn(draft, like))
        {
            return $"The file belongs to user {like.Owner} and group {like.Group}, which this user cannot give to " +
                "the new one.";
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
        }

        return ExtendedAttributes.Copy(target, draft) is { } name
            ? $"The new file could not be given the extended attribute {name} of the old one."
            : null;
    }

    // Swapped and checked afterwards, so that there is no moment at which another program's text can be lost: what
    // does not say what was read is put back.
    private static bool Replace(string draft, string target, FileStatus? status, ReadOnlySpan<byte> before)
    {
        if (FileRename.TrySwap(draft, target))
        {
            if (IsSame(draft, status) && Says(draft, before))
            {
                return true;
            }

            FileRename.TrySwap(draft, target);
            return false;
        }

        if (!IsSame(target, status) || !Says(target, before))
        {
            return false;
        }

        File.Move(draft, target, overwrite: true);
        return true;
    }

    private static bool IsSame(string path, FileStatus? status) =>
        status is not { } known || (FileStatus.Of(path) is { } there && there.IsSame(known));

    private static bool Says(string path, ReadOnlySpan<byte> text) =>
        File.ReadAllBytes(path).AsSpan().SequenceEqual(text);
}
