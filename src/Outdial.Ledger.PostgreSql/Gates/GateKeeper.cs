using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;

namespace Outdial.Ledger.PostgreSql;

/// <summary>Asks every gate whether a keyed call may leave now: those of the ledger, and those of the call's
/// list.</summary>
internal sealed class GateKeeper(NumberDigests digests)
{
    /// <summary>Where the gates of the ledger's own are kept in the table of settings.</summary>
    internal const string Name = "gates";

    // One lock for each number: of two calls to it, which would both keep the gap, the second counts the first. They
    // are taken in order, so that two calls to several numbers do not wait for each other.
    private const string Lock =
        "SELECT pg_advisory_xact_lock(20292, number) FROM " +
        "(SELECT DISTINCT n AS number FROM unnest($1) AS n ORDER BY n) AS ordered";

    private readonly GateDecision _decision = new(new SuppressionFiles());

    /// <summary>The gates of the ledger's own.</summary>
    internal static async Task<CallGates> OwnAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        Read(await connection.ScalarAsync(
            $"SELECT value FROM outdial.meta WHERE name = '{Name}'", cancellationToken).ConfigureAwait(false));

    /// <summary>The gates in a column; none if it is NULL.</summary>
    internal static CallGates Read(object? value) => value is byte[] json
        ? JsonSerializer.Deserialize(json, LedgerJson.Default.CallGates) ?? CallGates.None
        : CallGates.None;

    /// <summary>Sets the gates of the ledger's own.</summary>
    internal static Task<int> SetOwnAsync(NpgsqlConnection connection, CallGates gates) => gates.IsEmpty
        ? connection.ChangeAsync($"DELETE FROM outdial.meta WHERE name = '{Name}'", CancellationToken.None)
        : connection.ChangeAsync(
            $"INSERT INTO outdial.meta (name, value) VALUES ('{Name}', $1) " +
            "ON CONFLICT (name) DO UPDATE SET value = $1",
            CancellationToken.None,
            JsonSerializer.SerializeToUtf8Bytes(gates, LedgerJson.Default.CallGates));

    /// <summary>Reads what the gates need to know of numbers.</summary>
    internal async Task<AskedGates> AskAsync(
        NpgsqlConnection connection,
        IReadOnlyList<CallGates> all,
        IEnumerable<E164Number> numbers,
        CancellationToken cancellationToken)
    {
        var history = await DialHistory
            .LoadAsync(connection, digests, numbers, DialHistory.Reach(all), cancellationToken)
            .ConfigureAwait(false);
        return new AskedGates(_decision, all, history);
    }

    /// <summary>Waits until no other call to these numbers is about to leave, if gates count them; until the end of the
    /// transaction.</summary>
    internal async Task LockAsync(
        NpgsqlConnection connection, IReadOnlyList<CallGates> all, ImmutableArray<E164Number> numbers)
    {
        if (DialHistory.Reach(all) > TimeSpan.Zero && !numbers.IsEmpty)
        {
            await connection.ChangeAsync(
                Lock,
                CancellationToken.None,
                numbers.Select(number => BitConverter.ToInt32(digests.Of(number))).ToArray()).ConfigureAwait(false);
        }
    }
}
