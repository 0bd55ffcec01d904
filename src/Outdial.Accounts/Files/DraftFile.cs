using System.Text.RegularExpressions;

namespace Outdial;

/// <summary>The file that is written before it is put in another's place.</summary>
/// <remarks>Of a process that was killed it is left over: the next one to write removes it.</remarks>
internal static partial class DraftFile
{
    // No writing takes as long.
    private static readonly TimeSpan Old = TimeSpan.FromHours(1);

    /// <summary>A new name beside a file.</summary>
    internal static string NameFor(string path) => $"{path}.{Guid.NewGuid():N}.tmp";

    /// <summary>Removes a draft that was not put in place. One that cannot be removed stays.</summary>
    internal static void Remove(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next one to write removes it.
        }
    }

    /// <summary>Removes the drafts of a file that are this user's and older than an hour. One that cannot be removed
    /// stays.</summary>
    /// <param name="path">The file that they were to replace.</param>
    /// <param name="time">The clock that gives their age.</param>
    internal static void RemoveOld(string path, TimeProvider time)
    {
        try
        {
            var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path));
            foreach (var draft in new DirectoryInfo(folder).EnumerateFiles($"{name}.*"))
            {
                if (Ending().IsMatch(draft.Name.AsSpan(name.Length)) && OwnFile.Refusal(draft.FullName) is null &&
                    time.GetUtcNow() - draft.LastWriteTimeUtc > Old)
                {
                    draft.Delete();
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // What is left over does no harm.
        }
    }

    // Earlier versions wrote secrets under a name without .tmp, and ledgers under one with .new; beside the draft of a
    // ledger SQLite keeps files of its own.
    [GeneratedRegex(@"\A\.[0-9a-f]{32}(\.tmp|\.new)?(-wal|-shm|-journal)?\z")]
    private static partial Regex Ending();
}
