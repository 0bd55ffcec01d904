using Outdial.Gates;

namespace Outdial.Lists;

/// <summary>Says what rows would become, and finds two of one key among them.</summary>
internal sealed class RowPreview(
    ICallClient client, CallValidator validator, CallListOptions options, TimeProvider time)
{
    private readonly RowCheck _check = new(client, validator, options, time.GetUtcNow());
    private readonly Dictionary<CallKey, long> _keys = [];
    private readonly CallingHours? _hours =
        CallingHours.TryParse(options.Gates.Hours, out var hours, out _) ? hours : null;

    internal CallListPreview Of(CallListRow row)
    {
        var shown = string.Join(", ", row.Call.Destinations.Select(destination => destination.ToString("M")));
        if (_check.Read(row, out var faults) is not { } queued)
        {
            return new CallListPreview(row.Position, null, shown, null, faults);
        }

        return _keys.TryAdd(queued.Key, row.Position)
            ? new CallListPreview(row.Position, queued.Key, shown, Due(queued), [])
            : new CallListPreview(
                row.Position,
                null,
                shown,
                null,
                [RowDifference.Explain(queued,
                    new RowImport.Duplicate(_keys[queued.Key]))!]); // a duplicate is explained
    }

    private DateTimeOffset? Due(QueuedCall call)
    {
        var now = time.GetUtcNow();
        return _hours is null || call.Zones is null
            ? now : _hours.NextOpening(now, ZoneBound.Of(call.Zones.Split(',')));
    }
}
