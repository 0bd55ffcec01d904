using System.Collections.Immutable;
using Npgsql;
using Outdial.Gates;

namespace Outdial.Ledger.PostgreSql;

/// <summary>When numbers were dialled by keyed calls, as far back as gates ask.</summary>
internal sealed class DialHistory
{
    private const string Select =
        "SELECT number, at, key FROM outdial.dial WHERE number = ANY ($1) AND at > clock_timestamp() - $2 ORDER BY at";

    private readonly NumberDigests _digests;
    private readonly ILookup<string, (DateTimeOffset At, string Key)> _dials;

    private DialHistory(NumberDigests digests, IEnumerable<(byte[] Number, DateTimeOffset At, string Key)> dials) =>
        (_digests, _dials) = (digests, dials.ToLookup(
            dial => Convert.ToHexString(dial.Number), dial => (dial.At, dial.Key), StringComparer.Ordinal));

    /// <summary>How far back gates ask; zero if they do not.</summary>
    internal static TimeSpan Reach(IEnumerable<CallGates> all) => all
        .Where(gates => gates.MinGap is not null || gates.MaxPerDay is not null)
        .Select(gates => new NumberLimits { MinGap = gates.MinGap, MaxPerDay = gates.MaxPerDay }.Reach)
        .DefaultIfEmpty()
        .Max();

    /// <summary>Reads what gates ask for, which is nothing for most.</summary>
    internal static async Task<DialHistory> LoadAsync(
        NpgsqlConnection connection,
        NumberDigests digests,
        IEnumerable<E164Number> numbers,
        TimeSpan reach,
        CancellationToken cancellationToken)
    {
        byte[][] asked = reach > TimeSpan.Zero ? [.. numbers.Distinct().Select(digests.Of)] : [];
        return new DialHistory(digests, asked.Length == 0 ? [] : await connection.RowsAsync(
            Select,
            row => (row.GetFieldValue<byte[]>(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2)),
            cancellationToken,
            asked,
            reach).ConfigureAwait(false));
    }

    /// <summary>When a number was dialled since a moment, by other keys than one, in order.</summary>
    internal ImmutableArray<DateTimeOffset> Since(E164Number number, DateTimeOffset since, string key) =>
    [
        .. _dials[Convert.ToHexString(_digests.Of(number))]
            .Where(dial => dial.At > since && dial.Key != key).Select(dial => dial.At),
    ];
}
