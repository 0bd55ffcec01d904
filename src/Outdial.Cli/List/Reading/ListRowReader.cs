using System.Collections.Immutable;
using Outdial.Lists;

namespace Outdial.Cli;

/// <summary>Makes rows to import of the cells of a table.</summary>
/// <param name="template">What every call has in common.</param>
/// <param name="columns">Which column says what.</param>
/// <param name="region">The region in which numbers are read; null for none.</param>
internal sealed class ListRowReader(OutboundCall template, ListColumns columns, string? region)
{
    /// <summary>The row; null if it is empty.</summary>
    internal CallListRow? Read(long line, List<string> cells, Diagnostic? fault)
    {
        if (fault is null && cells is [] or [""])
        {
            return null;
        }

        var faults = new List<Diagnostic>();
        if (fault is not null)
        {
            faults.Add(fault);
        }
        else if (cells.Count <= columns.Last)
        {
            faults.Add(new Diagnostic(
                ListRules.MissingColumn,
                $"The row has {cells.Count} column{(cells.Count == 1 ? "" : "s")}; column {columns.Last + 1} is " +
                "asked for."));
        }

        faults.AddRange(columns.Texts
            .Where(column => faults.Count == 0 && cells[column].Contains('\uFFFD', StringComparison.Ordinal))
            .Take(1)
            .Select(column => new Diagnostic(ListRules.DamagedCell)));
        if (faults.Count > 0)
        {
            return new CallListRow { Position = line, Call = template, Faults = faults };
        }

        var address = cells[columns.Address];
        var call = template with
        {
            Destinations = Destination(address, faults),
            OnBehalfOfUser = User(cells, faults) ?? template.OnBehalfOfUser,
            Attributes = columns.Attributes.Aggregate(
                template.Attributes, (all, attribute) => all.SetItem(attribute.Name, cells[attribute.Column])),
        };
        return new CallListRow
        {
            Position = line,
            Key = columns.Key is { } key ? cells[key] : null,
            Call = call,
            TimeZone = columns.Zone is { } zone && cells[zone].Length > 0 ? cells[zone] : null,
            NotAfter = NotAfter(cells, faults),
            Written = address,
            Faults = faults,
        };
    }

    private ImmutableArray<ParticipantAddress> Destination(string text, List<Diagnostic> faults)
    {
        ParticipantAddress? address;
        if (region is null)
        {
            _ = ParticipantAddress.TryParse(text, null, out address);
            if (ParticipantAddress.Diagnose(text) is { } wrong)
            {
                faults.Add(wrong);
            }
        }
        else if (!ParticipantAddress.TryFromDialled(text, region, out address, out var fault) && fault is not null)
        {
            faults.Add(fault);
        }

        return address is null || faults.Count > 0 ? [] : [address];
    }

    private Guid? User(List<string> cells, List<Diagnostic> faults)
    {
        if (columns.User is not { } column || cells[column].Length == 0)
        {
            return null;
        }

        if (ResourceId.TryParse(cells[column], out var id))
        {
            return id;
        }

        faults.Add(new Diagnostic(AddressRules.NotAGuid) { Path = "user" });
        return null;
    }

    private DateTimeOffset? NotAfter(List<string> cells, List<Diagnostic> faults)
    {
        if (columns.NotAfter is not { } column || cells[column].Length == 0)
        {
            return null;
        }

        if (GateOptions.Moment(cells[column]) is { } moment)
        {
            return moment;
        }

        faults.Add(new Diagnostic(CallRules.MalformedOption, $"In --not-after-column {GateOptions.MomentExpected}")
        {
            Path = "notAfter",
        });
        return null;
    }
}
