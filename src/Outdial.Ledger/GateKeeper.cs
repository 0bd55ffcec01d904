using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Outdial.Ledger;

/// <summary>Asks every gate whether a keyed call may leave now: those of the ledger, and those of the call's list.
/// Inside a transaction that its caller began.</summary>
internal sealed class GateKeeper(
    SqliteConnection connection, ListTable lists, RowTable rows, DialTable dials)
{
    private const string OwnName = "gates";

    private readonly GateDecision _decision = new(new SuppressionFiles());

    /// <summary>What holds a call back that is about to leave; null if it may.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="dialled">What it dials.</param>
    /// <param name="now">The moment.</param>
    internal CallHold? Hold(string key, ImmutableArray<string> dialled, DateTimeOffset now)
    {
        var row = rows.Find(key);
        var gates = row is null ? null : lists.Find(row.List)?.Entry.Gates;
        return Hold(gates, row?.Call, key, [.. GateDecision.Numbers(dialled)], now);
    }

    /// <summary>What holds a row of a list back that is to be taken; null if it may be.</summary>
    internal CallHold? Hold(CallGates gates, QueuedCall call, DateTimeOffset now) =>
        Hold(gates, call, call.Key.ToString(), [.. GateDecision.Numbers(call.Dialled)], now);

    /// <summary>The first moment from now on at which no gate holds a row back, and what holds it back now.</summary>
    /// <returns>No moment if time alone does not open the gates; no reason if none holds it back.</returns>
    internal (DateTimeOffset? Due, Diagnostic? Held) Opening(CallGates gates, QueuedCall call, DateTimeOffset now) =>
        GateDecision.Opening(moment => Hold(gates, call, moment), now);

    /// <summary>The ledger's own gates.</summary>
    internal CallGates Own() => LedgerTable.Scalar(
        connection, "SELECT value FROM meta WHERE name = $name", ("$name", OwnName)) is byte[] json
        ? JsonSerializer.Deserialize(json, LedgerJson.Default.CallGates) ?? CallGates.None
        : CallGates.None;

    /// <summary>Sets the ledger's own gates.</summary>
    internal void SetOwn(CallGates gates) => LedgerTable.Change(
        connection,
        "INSERT INTO meta (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = $value",
        ("$name", OwnName),
        ("$value", JsonSerializer.SerializeToUtf8Bytes(gates, LedgerJson.Default.CallGates)));

    private CallHold? Hold(
        CallGates? ofList, QueuedCall? row, string key, ImmutableArray<E164Number> numbers, DateTimeOffset now)
    {
        CallGates[] all = ofList is null ? [Own()] : [Own(), ofList];
        return _decision.Hold(all, row, numbers, (number, since) => dials.Since(number, since, key), now);
    }
}
