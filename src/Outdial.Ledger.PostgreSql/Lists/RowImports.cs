using System.Collections.Immutable;
using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>Imports rows of lists, inside a transaction that its caller began.</summary>
internal sealed class RowImports(RowDigests digests)
{
    // Imports are counted from 1.
    private const long NoImport = -1;

    /// <summary>Adds rows that are not there, in one statement.</summary>
    /// <returns>What came of each.</returns>
    internal async Task<ImmutableArray<RowImport>> AddAsync(
        NpgsqlConnection connection, string list, long import, ImmutableArray<QueuedCall> rows)
    {
        // Of rows of one key the first counts.
        ImmutableArray<QueuedCall> firsts = [.. rows.DistinctBy(row => row.Key)];
        var added = await InsertAsync(connection, list, import, firsts).ConfigureAwait(false);
        QueuedCall[] rest = [.. rows.Where(row => !added.Contains((row.Key, row.Position)))];
        var stored = await StoredAsync(connection, rest, CancellationToken.None).ConfigureAwait(false);

        // Its line is another row's: the file has changed since that was imported.
        var last = 0L;
        foreach (var row in firsts.Where(row =>
            !added.Contains((row.Key, row.Position)) && !stored.ContainsKey(row.Key)))
        {
            last = last == 0 ? (long)(await connection.ScalarAsync(
                RowSql.LastPosition, CancellationToken.None, list).ConfigureAwait(false))! : last; // a number
            await InsertAsync(connection, list, import, [row with { Position = ++last }]).ConfigureAwait(false);
            added.Add((row.Key, row.Position));
        }

        stored = await StoredAsync(connection, rest, CancellationToken.None).ConfigureAwait(false);
        return [.. rows.Select(row => added.Remove((row.Key, row.Position)) ? new RowImport.Added()
            : Compare(stored.GetValueOrDefault(row.Key), list, import, row))];
    }

    /// <summary>What would come of adding rows.</summary>
    internal async Task<ImmutableArray<RowImport>> LookAsync(
        NpgsqlConnection connection,
        string list,
        ImmutableArray<QueuedCall> rows,
        CancellationToken cancellationToken)
    {
        var stored = await StoredAsync(connection, rows, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => stored.TryGetValue(row.Key, out var there)
            ? Compare(there, list, NoImport, row) : new RowImport.Added())];
    }

    /// <summary>Adds the next attempt at a row, beside the one that is over.</summary>
    internal Task AddNextAsync(NpgsqlConnection connection, string list, QueuedCall row) =>
        InsertAsync(connection, list, 0, [row]);

    private async Task<HashSet<(CallKey Key, long Position)>> InsertAsync(
        NpgsqlConnection connection, string list, long import, ImmutableArray<QueuedCall> rows) =>
    [
        .. await connection.RowsAsync(
            RowSql.Add,
            row => (CallKey.Parse(row.GetString(0)), row.GetInt64(1)),
            CancellationToken.None,
            list,
            import,
            rows.Select(row => row.Position).ToArray(),
            rows.Select(row => row.Attempt).ToArray(),
            rows.Select(row => row.Key.ToString()).ToArray(),
            rows.Select(row => row.RowKey).ToArray(),
            rows.Select(digests.Of).ToArray(),
            rows.Select(row => row.Body).ToArray(),
            rows.Select(row => RowSql.Texts(row.Dialled)).ToArray(),
            rows.Select(row => row.Shown).ToArray(),
            rows.Select(row => row.Caller).ToArray(),
            rows.Select(row => row.Zones).ToArray(),
            rows.Select(row => row.NotAfter?.ToUniversalTime()).ToArray(),
            rows.Select(row => row.Due?.ToUniversalTime()).ToArray()).ConfigureAwait(false),
    ];

    private RowImport Compare(Stored? stored, string list, long import, QueuedCall row) =>
        stored is null || stored.List != list ? new RowImport.Conflict(stored?.Body)
        : stored.Import == import ? new RowImport.Duplicate(stored.Position)
        : stored.Digest.AsSpan().SequenceEqual(digests.Of(row)) ? new RowImport.Same()
        : new RowImport.Conflict(stored.Body);

    private static async Task<Dictionary<CallKey, Stored>> StoredAsync(
        NpgsqlConnection connection, IEnumerable<QueuedCall> rows, CancellationToken cancellationToken)
    {
        string[] keys = [.. rows.Select(row => row.Key.ToString())];
        var stored = keys.Length == 0 ? [] : await connection.RowsAsync(
            RowSql.Stored,
            row => (Key: CallKey.Parse(row.GetString(0)), Stored: new Stored(
                row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetFieldValue<byte[]>(4), row.TextAt(5))),
            cancellationToken,
            [keys]).ConfigureAwait(false);
        return stored.ToDictionary(one => one.Key, one => one.Stored);
    }

    private sealed record Stored(string List, long Position, long Import, byte[] Digest, string? Body);
}
