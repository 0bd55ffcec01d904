using System.Collections.Immutable;
using Outdial.Gates;

namespace Outdial.Lists;

/// <summary>Checks a row as far as it can be checked before its call is due, and makes it ready for the
/// queue.</summary>
/// <param name="client">Says what the service would be sent.</param>
/// <param name="validator">Checks calls.</param>
/// <param name="options">How the list is placed.</param>
/// <param name="now">When the row is imported.</param>
internal sealed class RowCheck(
    ICallClient client, CallValidator validator, CallListOptions options, DateTimeOffset now)
{
    private readonly CallingHours? _hours =
        CallingHours.TryParse(options.Gates.Hours, out var hours, out _) ? hours : null;

    private readonly ZoneBound? _zone = TimeZoneName.TryParse(options.Gates.TimeZone, out var zone, out _)
        ? zone : null;

    // Most lists have few zones, and each opens or does not for all its rows.
    private readonly Dictionary<ZoneBound, bool> _opens = [];

    /// <summary>The row as it is queued; null if something is wrong with it.</summary>
    internal QueuedCall? Read(CallListRow row, out ImmutableArray<Diagnostic> faults)
    {
        var findings = row.Faults.ToList();
        if (findings.Count == 0)
        {
            // A row that could not be read has no destination either: that is not said too.
            var check = validator.Check(row.Call);
            findings.AddRange(check.Diagnostics.Where(finding => finding.IsError));
            if (findings.Count == 0 && check.Call is { } valid)
            {
                findings.AddRange(client.Preview(valid).Diagnostics.Where(finding => finding.IsError));
            }
        }

        var key = RowKey.Of(options.Name, KeyOf(row), 1);
        if (key is null && findings.Count == 0)
        {
            findings.Add(new Diagnostic(
                LedgerRules.MalformedKey,
                "The row's key is not 1 to 120 characters without white space at its ends and control characters.")
            {
                Path = "key",
            });
        }

        var zones = Zones(row, findings);
        faults = [.. findings];
        return findings.Count > 0 || key is null ? null : Queued(row, key.Value, zones);
    }

    private static string KeyOf(CallListRow row) =>
        row.Key ?? string.Join('+', row.Call.Destinations.Select(destination => destination.ToString()));

    private static QueuedCall Queued(CallListRow row, CallKey key, ZoneBound? zones)
    {
        var stored = StoredCall.Of(row);
        return new QueuedCall
        {
            Key = key,
            Position = row.Position,
            RowKey = KeyOf(row),
            Body = stored.ToText(),
            Dialled = [.. stored.To],
            Shown = string.Join(", ", row.Call.Destinations.Select(destination => destination.ToString("M"))),
            Caller = row.Call.OnBehalfOfUser?.ToString("D"),
            Zones = zones is null || zones.IsUnknown ? null : string.Join(',', zones.Ids),
            NotAfter = row.NotAfter,
        };
    }

    // Where the party may be: the row's own zone, else the list's, else where its numbers are assigned. All of it must
    // be within the hours.
    private ZoneBound? Zones(CallListRow row, List<Diagnostic> findings)
    {
        if (row.TimeZone is { Length: > 0 } name)
        {
            if (!TimeZoneName.TryParse(name, out var own, out var fault))
            {
                findings.Add(fault with { Path = "timeZone" });
                return null;
            }

            return Opening(own, findings);
        }

        if (_hours is null)
        {
            return _zone;
        }

        if (_zone is not null)
        {
            return Opening(_zone, findings);
        }

        var numbers = row.Call.Destinations.OfType<ParticipantAddress.Phone>().Select(phone => phone.Number).ToList();
        var bounds = numbers.ConvertAll(NumberZones.Of);
        if (bounds.Count == 0 && !row.Call.Destinations.IsEmpty)
        {
            return null; // a user or a queue of the organisation: no outside party
        }

        if (bounds.Exists(bound => bound.IsUnknown))
        {
            findings.Add(new Diagnostic(
                CallListRules.NoOpening, "The number does not show in which zone its party may be.")
            {
                Path = "timeZone",
            });
            return null;
        }

        return bounds.Count == 0 ? null : Opening(ZoneBound.Of(bounds.SelectMany(bound =>
            bound.Ids).Distinct()), findings);
    }

    private ZoneBound? Opening(ZoneBound zones, List<Diagnostic> findings)
    {
        if (_hours is null)
        {
            return zones;
        }

        if (!_opens.TryGetValue(zones, out var opens))
        {
            opens = _hours.NextOpening(now, zones) is not null;
            _opens.Add(zones, opens);
        }

        if (!opens)
        {
            findings.Add(new Diagnostic(
                CallListRules.NoOpening,
                $"The party may be in {zones.Ids.Length} zones, and they have no opening of {_hours} in common.")
            {
                Path = "timeZone",
            });
        }

        return zones;
    }
}
