using System.Collections.Immutable;
using Outdial.Gates;

namespace Outdial.Ledger;

/// <summary>Decides whether a keyed call may leave at a moment: the same for every ledger.</summary>
internal sealed class GateDecision(SuppressionFiles files)
{
    // Hours of the ledger and of a list that are never open together give one another's opening for ever.
    private const int MostOpenings = 100;

    /// <summary>The phone numbers among what is dialled.</summary>
    internal static IEnumerable<E164Number> Numbers(ImmutableArray<string> dialled) => dialled
        .Select(text => ParticipantAddress.TryParse(text, out var address) ? address : null)
        .OfType<ParticipantAddress.Phone>()
        .Select(phone => phone.Number);

    /// <summary>What holds a call back; null if it may leave.</summary>
    /// <param name="all">The gates of the ledger, and those of the call's list.</param>
    /// <param name="row">The row of a list that it is; null for a single call.</param>
    /// <param name="numbers">The numbers that it dials.</param>
    /// <param name="dialledSince">When a number was dialled by other keys since a moment, in order.</param>
    /// <param name="now">The moment, by the ledger's clock.</param>
    internal CallHold? Hold(
        IReadOnlyList<CallGates> all,
        QueuedCall? row,
        ImmutableArray<E164Number> numbers,
        Func<E164Number, DateTimeOffset, IReadOnlyList<DateTimeOffset>> dialledSince,
        DateTimeOffset now) =>
        all.Select(gates => Late(gates.NotAfter, now)).Append(Late(row?.NotAfter, now))
            .Concat(all.SelectMany(gates => numbers.Select(number => Suppressed(gates, number))))
            .Concat(all.SelectMany(gates => numbers.Select(number => OutsideHours(gates, row?.Zones, number, now))))
            .Concat(all.SelectMany(gates => numbers.Select(number => TooOften(gates, number, dialledSince, now))))
            .FirstOrDefault(hold => hold is not null);

    /// <summary>The first moment from now on at which no gate holds a call back, and what holds it back now.</summary>
    /// <param name="hold">What holds it back at a moment.</param>
    /// <param name="now">The moment, by the ledger's clock.</param>
    /// <returns>No moment if time alone does not open the gates; no reason if none holds it back.</returns>
    internal static (DateTimeOffset? Due, Diagnostic? Held) Opening(
        Func<DateTimeOffset, CallHold?> hold, DateTimeOffset now)
    {
        var (due, first) = (now, (Diagnostic?)null);
        for (var steps = 0; hold(due) is { } held; steps++)
        {
            first ??= held.Reason;
            if (held.Until is not { } until || steps == MostOpenings)
            {
                return (null, held.Reason);
            }

            due = until;
        }

        return (due, first);
    }

    private static CallHold? Late(DateTimeOffset? notAfter, DateTimeOffset now) => notAfter < now
        ? Held(CallListRules.TooLate, $"The call was to leave by {At(notAfter.Value)}; nothing was dialled.", null)
        : null;

    private CallHold? Suppressed(CallGates gates, E164Number number)
    {
        foreach (var path in gates.SuppressionFiles)
        {
            switch (files.Check(path, number))
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

    private static CallHold? TooOften(
        CallGates gates,
        E164Number number,
        Func<E164Number, DateTimeOffset, IReadOnlyList<DateTimeOffset>> dialledSince,
        DateTimeOffset now)
    {
        if (gates.MinGap is null && gates.MaxPerDay is null)
        {
            return null;
        }

        var limits = new NumberLimits { MinGap = gates.MinGap, MaxPerDay = gates.MaxPerDay };
        var dialled = dialledSince(number, now - limits.Reach);
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
