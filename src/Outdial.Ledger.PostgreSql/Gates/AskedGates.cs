using System.Collections.Immutable;

namespace Outdial.Ledger.PostgreSql;

/// <summary>Gates that know when numbers were dialled.</summary>
internal sealed class AskedGates(GateDecision decision, IReadOnlyList<CallGates> all, DialHistory history)
{
    /// <summary>What holds a call back at a moment; null if it may leave.</summary>
    internal CallHold? Hold(CallKey key, QueuedCall? row, ImmutableArray<E164Number> numbers, DateTimeOffset now) =>
        decision.Hold(all, row, numbers, (number, since) => history.Since(number, since, key.ToString()), now);

    /// <summary>What holds a row back at a moment; null if it may be placed.</summary>
    internal CallHold? Hold(QueuedCall row, DateTimeOffset now) =>
        Hold(row.Key, row, [.. GateDecision.Numbers(row.Dialled)], now);
}
