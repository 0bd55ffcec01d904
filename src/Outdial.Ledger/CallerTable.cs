using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>Reads and writes which caller is taken by which call: one at a time, across lists and processes. Inside a
/// transaction that its caller began.</summary>
internal sealed class CallerTable(SqliteConnection connection, string owner)
{
    /// <summary>Whether the call of an owner may be taken over: the process is gone, or has let it go.</summary>
    internal static bool IsAbandoned(string owner) => owner.Length == 0 || LedgerOwner.IsGone(owner);

    /// <summary>The call that a caller is in; null if it is free.</summary>
    internal string? KeyOf(string service, string caller) => LedgerTable.Scalar(
        connection,
        "SELECT key FROM callers WHERE service = $service AND caller = $caller",
        ("$service", service),
        ("$caller", caller)) as string;

    internal void Take(string service, string caller, string key, DateTimeOffset now) => LedgerTable.Change(
        connection,
        "INSERT INTO callers (service, caller, key, owner, since) VALUES ($service, $caller, $key, $owner, $now)",
        ("$service", service),
        ("$caller", caller),
        ("$key", key),
        ("$owner", owner),
        ("$now", now.UtcTicks));

    /// <summary>Who holds the caller of a call; null if the call has none.</summary>
    internal string? OwnerOf(string key) => LedgerTable.Scalar(
        connection, "SELECT owner FROM callers WHERE key = $key", ("$key", key)) as string;

    internal void TakeOver(string key) => LedgerTable.Change(
        connection, "UPDATE callers SET owner = $owner WHERE key = $key", ("$key", key), ("$owner", owner));

    internal void LetGo(string key) =>
        LedgerTable.Change(connection, "UPDATE callers SET owner = '' WHERE key = $key", ("$key", key));

    internal void Free(string key) =>
        LedgerTable.Change(connection, "DELETE FROM callers WHERE key = $key", ("$key", key));
}
