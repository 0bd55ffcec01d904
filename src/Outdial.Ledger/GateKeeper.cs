using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Outdial.Gates;

namespace Outdial.Ledger;

/// <summary>Asks every gate whether a keyed call may leave now: those of the ledger, and those of the call's list.
/// The one place where that is decided; inside a transaction that its caller began.</summary>
internal sealed class GateKeeper(
    SqliteConnection connection, ListTable lists, RowTable rows, DialTable dials)
{
    private const string OwnName = "gates";

    // Hours of the ledger and of a list that are never open together give one another's opening for ever.
    private const int MostOpenings = 100;

    private readonly SuppressionFiles _files = new();

    /// <summary>The phone numbers among what is dialled.</summary>
    internal static IEnumerable<E164Number> Numbers(ImmutableArray<string> dialled) => dialled
        .Select(text => ParticipantAddress.TryParse(text, out var address) ? address : null)
        .OfType<ParticipantAddress.Phone>()
        .Select(phone => phone.Number);

    /// <summary>What holds a call back that is about to leave; null if it may.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="dialled">What it dials.</param>
    /// <param name="now">The moment.</param>
    internal CallHold? Hold(string key, ImmutableArray<string> dialled, DateTimeOffset now)
    {
        var row = rows.Find(key);
        var gates = row is null ? null : lists.Find(row.List)?.Entry.Gates;
        return Hold(gates, row?.Call, key, [.. Numbers(dialled)], now);
    }

    /// <summary>What holds a row of a list back that is to be taken; null if it may be.</summary>
    internal CallHold? Hold(CallGates gates, QueuedCall call, DateTimeOffset now) =>
        Hold(gates, call, call.Key.ToString(), [.. Numbers(call.Dialled)], now);

    /// <summary>The first moment from now on at which no gate holds a row back, and what holds it back now.</summary>
    /// <returns>No moment if time alone does not open the gates; no reason if none holds it back.</returns>
    internal (DateTimeOffset? Due, Diagnostic? Held) Opening(CallGates gates, QueuedCall call, DateTimeOffset now)
    {
        var (due, first) = (now, (Diagnostic?)null);
        for (var steps = 0; Hold(gates, call, due) is { } hold; steps++)
        {
            first ??= hold.Reason;
            if (hold.Until is not { } until || steps == MostOpenings)
            {
                return (null, hold.Reason);
            }

            due = until;
        }

        return (due, first);
    }

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
        return all.Select(gates => Late(gates.NotAfter, now)).Append(Late(row?.NotAfter, now))
            .Concat(all.SelectMany(gates => numbers.Select(number => Suppressed(gates, number))))
            .Concat(all.SelectMany(gates => numbers.Select(number => OutsideHours(gates, row?.Zones, number, now))))
            .Concat(all.SelectMany(gates => numbers.Select(number => TooOften(gates, number, key, now))))
            .FirstOrDefault(hold => hold is not null);
    }

    private static CallHold? Late(DateTimeOffset? notAfter, DateTimeOffset now) => notAfter < now
        ? Held(CallListRules.TooLate, $"The call was to leave by {At(notAfter.Value)}; nothing was dialled.", null)
        : null;

    private CallHold? Suppressed(CallGates gates, E164Number number)
    {
        foreach (var path in gates.SuppressionFiles)
        {
            switch (_files.Check(path, number))
            {
                case SuppressionAnswer.Unreadable unreadable:
                    return Held(
                        CallListRules.GateUnknown,
                        $"{System.IO.Path.GetFileName(path)} cannot say whether {number.ToString("M", null)} may be " +
                        "called: " +
                        unreadable.Diagnostics[0].Message,
                        null);
                case SuppressionAnswer.Listed:
                    return Held(
                        CallListRules.Suppressed,
                        $"{number.ToString("M", null)} is in {System.IO.Path.GetFileName(path)}; nothing was dialled.",
                        null);
            }
        }

        return null;
    }

    private static CallHold? OutsideHours(CallGates gates, string? rowZones, E164Number number, DateTimeOffset now)
    {
        if (gates.Hours is null)
        {
            return null;
        }

        var zones = rowZones is not null ? ZoneBound.Of(rowZones.Split(','))
            : gates.TimeZone is { } zone ? ZoneBound.Of(zone)
            : NumberZones.Of(number);
        if (zones.IsUnknown)
        {
            return Held(CallListRules.GateUnknown, $"The zone of {number.ToString("M", null)} is not known.", null);
        }

        var hours = CallingHours.Parse(gates.Hours);
        if (hours.IsOpen(now, zones))
        {
            return null;
        }

        var opening = hours.NextOpening(now, zones);
        return Held(
            CallListRules.OutsideHours,
            opening is { } at
                ? $"It is outside {hours} in {zones}; the next opening is {At(at)}."
                : $"{hours} has no opening in all of {zones}.",
            opening);
    }

    private CallHold? TooOften(CallGates gates, E164Number number, string key, DateTimeOffset now)
    {
        if (gates.MinGap is null && gates.MaxPerDay is null)
        {
            return null;
        }

        var limits = new NumberLimits { MinGap = gates.MinGap, MaxPerDay = gates.MaxPerDay };
        var dialled = dials.Since(number, now - limits.Reach, key);
        return limits.FirstAllowed(dialled, now) is var next && next > now
            ? Held(
                CallListRules.CalledTooOften,
                $"{number.ToString("M", null)} was called at {At(dialled[^1])}; it may be called again at {At(next)}.",
                next)
            : null;
    }

    private static string At(DateTimeOffset moment) => $"{moment.UtcDateTime:u}";

    private static CallHold Held(Rule rule, string message, DateTimeOffset? until) =>
        new(new Diagnostic(rule, message), until);
}
