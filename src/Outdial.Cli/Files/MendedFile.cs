namespace Outdial.Cli;

/// <summary>Puts a mended text in a file's place.</summary>
internal static class MendedFile
{
    /// <summary>Replaces the file in one step, so that nobody ever reads half of it; says why not if that cannot be
    /// done, and then the file is as it was.</summary>
    /// <param name="path">The file.</param>
    /// <param name="before">What was read from it: a file that says something else by now is left alone.</param>
    /// <param name="after">What it is to say.</param>
    internal static Diagnostic? Write(string path, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var temporary = "";
        try
        {
            // What a link leads to is replaced, not the link.
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
            if ((File.GetAttributes(target) & FileAttributes.ReadOnly) != 0)
            {
                return new Diagnostic(JsonRules.FileNotWritten, "The file is read-only.");
            }

            if (!RegularFile.Is(target))
            {
                return new Diagnostic(JsonRules.FileNotWritten, "It is a pipe or a device, not a file.");
            }

            if (!File.ReadAllBytes(target).AsSpan().SequenceEqual(before))
            {
                return new Diagnostic(JsonRules.FileNotWritten, "The file was changed by somebody else meanwhile.");
            }

            temporary = $"{target}.{Guid.NewGuid():N}.tmp";
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                // From its first byte on nobody may read it who might not read the file.
                options.UnixCreateMode = File.GetUnixFileMode(target);
            }

            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(after);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            File.Move(temporary, target, overwrite: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove(temporary);
            return new Diagnostic(JsonRules.FileNotWritten, exception.Message);
        }
    }

    private static void Remove(string temporary)
    {
        try
        {
            if (temporary.Length > 0)
            {
                File.Delete(temporary);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The fault that led here is the one to tell.
        }
    }
}
