using System.Formats.Tar;

namespace Outdial.Cli;

/// <summary>Tells files from pipes, sockets and devices, which look the same in a folder.</summary>
internal static class RegularFile
{
    /// <summary>Whether this is a file, as far as can be told. What is none is not opened to find out: opening a
    /// pipe waits until another process writes to it.</summary>
    internal static bool Is(string path)
    {
        try
        {
            // Other than files have no length, so few need a further check.
            return OperatingSystem.IsWindows() || new FileInfo(path).Length > 0 ||
                Kind(path) == TarEntryType.RegularFile;
        }
        catch (UnauthorizedAccessException)
        {
            // Only a file is opened.
            return true;
        }
        catch (FileNotFoundException)
        {
            // It has vanished meanwhile, which reading it will say.
            return true;
        }
        catch (IOException)
        {
            // A socket cannot be packed.
            return false;
        }
    }

    // The framework says what an entry of a folder is where it packs it, and nowhere else.
    private static TarEntryType? Kind(string path)
    {
        using var packed = new MemoryStream();
        using (var writer = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true))
        {
            writer.WriteEntry(path, "entry");
        }

        packed.Position = 0;
        using var reader = new TarReader(packed);
        return reader.GetNextEntry()?.EntryType;
    }
}
