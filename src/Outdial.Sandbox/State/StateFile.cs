using System.Text.Json;

namespace Outdial.Sandbox;

/// <summary>The file in which a sandbox's state survives a restart.</summary>
internal static class StateFile
{
    /// <summary>Reads the state; null if there is no file yet.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is not a state, or another version's. It is not touched.
    /// </exception>
    /// <exception cref="IOException">It is a link, or another user's.</exception>
    public static SavedState? Read(string path)
    {
        DraftFile.RemoveOld(path, TimeProvider.System);
        using var file = OwnFile.Open(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read });
        if (file is null)
            return null;
        try
        {
            var saved = JsonSerializer.Deserialize(file, SavedStateJson.Default.SavedState);
            if (saved is { Version: SavedState.Current })
                return saved.Whole();
            throw new InvalidDataException(
                $"{path} is the state of another version ({saved?.Version}, this one reads {SavedState.Current}). " +
                "Move it away, or use the version that wrote it.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException(
                $"{path} is not the state of a sandbox: {exception.Message} Move it away to start with an empty state.",
                exception);
        }
    }

    /// <summary>Restores the state that was read.</summary>
    /// <exception cref="InvalidDataException">The state is incomplete: the sandbox did not write the file.</exception>
    public static void Restore(string path, SandboxState state, SavedState saved)
    {
        try
        {
            StateConversion.Restore(state, saved);
        }
        catch (Exception exception) when (
            exception is NullReferenceException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException(
                $"{path} is not a complete sandbox state. Move it away to start with an empty state.", exception);
        }
    }

    /// <summary>Writes the state atomically: the file is always a complete one, the old or the new.</summary>
    public static void Write(string path, SavedState saved)
    {
        if (OwnFile.Refusal(path) is { } refusal)
            throw new IOException(refusal);
        var draft = DraftFile.NameFor(path);
        // Readable by its owner only: it holds tokens, if only of a sandbox.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var file = new FileStream(draft, options))
            {
                JsonSerializer.Serialize(file, saved, SavedStateJson.Default.SavedState);
                file.Flush(flushToDisk: true);
            }
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
