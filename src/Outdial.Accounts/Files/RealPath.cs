namespace Outdial;

/// <summary>A path without links: two paths of one file give the same.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <summary>Resolves every link of a path, its last part included. What is not there stays as it is.</summary>
    /// <param name="path">The path; a relative one begins in the current folder.</param>
    /// <exception cref="IOException">It leads through too many links.</exception>
    internal static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var place = Path.GetPathRoot(full)!; // a full path has one
        var parts = new Stack<string>();
        Push(parts, full[place.Length..]);
        for (var links = 0; parts.TryPop(out var part);)
        {
            if (part == "..")
            {
                place = Path.GetDirectoryName(place) ?? place;
                continue;
            }

            var next = Path.Combine(place, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                place = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new IOException($"{path} leads through more than {MostLinks} links.");
            }

            var root = Path.GetPathRoot(target)!;
            place = root.Length > 0 ? root : place;
            Push(parts, target[root.Length..]);
        }

        return place;
    }

    private static void Push(Stack<string> parts, string path)
    {
        foreach (var part in path.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            if (part != ".")
            {
                parts.Push(part);
            }
        }
    }
}
