namespace Outdial;

/// <summary>Makes folders that are for this user alone, where the platform has such modes.</summary>
internal static class OwnFolder
{
    private const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes a folder and those above it that are missing; those that are there stay as they are.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    internal static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        // The mode that .NET is given counts for the last folder alone.
        var missing = new Stack<string>();
        for (var path = Path.GetFullPath(folder);
            path is not null && !Directory.Exists(path);
            path = Path.GetDirectoryName(path))
        {
            missing.Push(path);
        }

        foreach (var path in missing)
        {
            Directory.CreateDirectory(path, OwnerOnly);
        }
    }
}
