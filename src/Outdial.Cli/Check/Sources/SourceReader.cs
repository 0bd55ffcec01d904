namespace Outdial.Cli;

/// <summary>Finds and reads the documents that a command line names.</summary>
internal static class SourceReader
{
    // One byte more than the service takes is enough to know that a document is too large.
    private const int MostBytes = 512_001;

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
        // A folder that may not be read is left out by the framework if asked to, and then nobody would know.
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false };
        List<string> files = [];
        Diagnostic? fault = null;
        try
        {
            files.AddRange(Directory.EnumerateFiles(path, "*.json", options));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            fault = new Diagnostic(JsonRules.FileNotRead, exception.Message);
        }

        files.Sort(StringComparer.Ordinal);
        foreach (var file in files)
        {
            yield return One(file, () => File.OpenRead(file));
        }

        if (fault is null && files.Count == 0)
        {
            fault = new Diagnostic(JsonRules.FileNotRead, "There is no *.json in the folder.");
        }

        if (fault is not null)
        {
            yield return new PayloadSource(path, [], fault);
        }
    }

    private static PayloadSource One(string name, Func<Stream> open)
    {
        try
        {
            using var stream = open();
            var buffer = new byte[MostBytes];
            return new PayloadSource(name, buffer[..stream.ReadAtLeast(buffer, MostBytes, throwOnEndOfStream: false)]);
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new PayloadSource(name, [], new Diagnostic(JsonRules.FileNotRead, exception.Message));
        }
    }
}
