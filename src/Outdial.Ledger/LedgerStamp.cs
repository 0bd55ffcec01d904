using System.Security.Cryptography;

namespace Outdial.Ledger;

/// <summary>A small file that says which ledger was used, so that one that is gone, or was exchanged for another, is
/// not taken for a new one.</summary>
/// <param name="path">The ledger's file.</param>
/// <param name="stamps">The stamps: one beside the ledger, and others that remain if its folder is deleted.</param>
internal sealed class LedgerStamp(string path, params string[] stamps)
{
    /// <summary>Where the stamp beside a ledger is. Its name does not begin as the ledger's does: what removes the
    /// ledger's files by their common beginning leaves it.</summary>
    internal static string Beside(string path)
    {
        var full = Path.GetFullPath(path);
        return Path.Combine(Path.GetDirectoryName(full) ?? "", $".{Path.GetFileName(full)}.id");
    }

    /// <summary>The number of a ledger, which does not reveal its key.</summary>
    internal static string IdOf(byte[] secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, "ledger"u8).AsSpan(0, 16));

    /// <summary>Refuses to make a ledger where one was used before.</summary>
    /// <exception cref="CallLedgerException">It is missing.</exception>
    internal void RefuseIfGone()
    {
        if (!File.Exists(path) && Array.Find(stamps, File.Exists) is { } stamp &&
            !File.Exists(path)) // another process may have made it this moment
        {
            throw LedgerFile.Damaged(
                $"The ledger {path} is missing: {stamp} says that it was used. A new one would know none of its keys.",
                "If its disk is not mounted, mount it; else put the ledger back from a copy. Only if none of its " +
                $"keys can come again, delete {stamp}.");
        }
    }

    /// <summary>Compares the ledger with its stamps, and writes those that are not there.</summary>
    /// <exception cref="CallLedgerException">It is another ledger.</exception>
    internal void Confirm(string id)
    {
        foreach (var stamp in stamps)
        {
            var found = Read(stamp);
            if (found is not null && found != id)
            {
                throw LedgerFile.Damaged(
                    $"{path} is another ledger than the one that was used here before ({stamp} has its number): it " +
                    "knows none of its keys.",
                    "Put the earlier ledger back. Only if none of its keys can come again, or this one is to take " +
                    $"its place, delete {stamp}.");
            }

            if (found is null)
            {
                Write(stamp, id);
            }
        }
    }

    // Null where there is none, or where a crash left less than a whole one.
    private static string? Read(string stamp)
    {
        try
        {
            return File.ReadAllText(stamp).Trim() is { Length: 32 } id && id.All(char.IsAsciiHexDigitLower) ? id : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Made and renamed, so that no reader finds half of it. If it cannot be written, the ledger is still used.
    private static void Write(string stamp, string id)
    {
        DraftFile.RemoveOld(stamp, TimeProvider.System);
        var draft = DraftFile.NameFor(stamp);
        try
        {
            OwnFolder.Make(Path.GetDirectoryName(stamp)!);
            File.WriteAllText(draft, id + "\n");
            File.Move(draft, stamp, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            DraftFile.Remove(draft);
        }
    }
}
