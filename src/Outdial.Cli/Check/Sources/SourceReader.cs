namespace Outdial.Cli;

/// <summary>Finds and reads the documents that a command line names.</summary>
internal static class SourceReader
{
    // One byte more than the service takes is enough to know that a document is too large.
    internal const int MostBytes = 512_001;

    private const int First = 4_096;

    internal static IEnumerable<PayloadSource> Read(IEnumerable<string> paths, Func<Stream> input)
    {
        foreach (var path in paths)
        {
            if (path == PayloadSource.StandardInput)
            {
                yield return One(path, input);
            }
            else if (Directory.Exists(path))
            {
                foreach (var source in Folder(path))
                {
                    yield return source;
                }
            }
            else
            {
                yield return One(path, () => File.OpenRead(path));
            }
        }
    }

    private static IEnumerable<PayloadSource> Folder(string path)
    {
        var found = false;
        var folders = new Stack<string>([path]);
        while (folders.TryPop(out var folder))
        {
            if (Entries(folder, out var files, out var inside) is { } fault)
            {
                found = true;
                yield return new PayloadSource(folder, [], fault);
            }

            foreach (var file in files)
            {
                found = true;
                yield return One(file, () => File.OpenRead(file));
            }

            foreach (var next in inside.Reverse())
            {
                folders.Push(next);
            }
        }

        if (!found)
        {
            yield return new PayloadSource(
                path, [], new Diagnostic(JsonRules.FileNotRead, "There is no *.json in the folder."));
        }
    }

    // Folder by folder, so that one which may not be read does not hide the rest. Links are not followed: they may lead
    // back here, or out to files that were not named. Nor is a pipe or a device read, which may never end: that takes a
    // name of its own on the command line.
    private static Diagnostic? Entries(string folder, out string[] files, out string[] folders)
    {
        var options = new EnumerationOptions
        {
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = false,
            MatchCasing = MatchCasing.CaseInsensitive,
        };
        (files, folders) = ([], []);
        try
        {
            files =
            [
                .. Directory.EnumerateFiles(folder, "*.json", options)
                    .Where(RegularFile.Is)
                    .Order(StringComparer.Ordinal),
            ];
            folders = [.. Directory.EnumerateDirectories(folder, "*", options).Order(StringComparer.Ordinal)];
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Diagnostic(JsonRules.FileNotRead, exception.Message);
        }
    }

    private static PayloadSource One(string name, Func<Stream> open)
    {
        if (name.Length == 0)
        {
            return new PayloadSource(name, [], new Diagnostic(JsonRules.FileNotRead, "The file's name is empty."));
        }

        try
        {
            using var stream = open();
            return new PayloadSource(name, Bytes(stream));
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new PayloadSource(name, [], new Diagnostic(JsonRules.FileNotRead, exception.Message));
        }
    }

    // A body has a hundred bytes, and to clear half a million for it takes longer than to check it.
    private static byte[] Bytes(Stream stream)
    {
        var buffer = new byte[First];
        var length = 0;
        int read;
        while ((read = stream.Read(buffer, length, buffer.Length - length)) > 0)
        {
            length += read;
            if (length == buffer.Length && length < MostBytes)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 4, MostBytes));
            }
        }

        return buffer[..length];
    }
}
