using System.Collections.Immutable;
using NodaTime;

namespace Outdial.Gates;

/// <summary>The time zones in which a called person may be: one if it is known, several if the number leaves it
/// open, or <see cref="Unknown"/>.</summary>
/// <remarks>It is a bound and never a guess: hours are open only if they are open in every zone of it.</remarks>
public sealed class ZoneBound : IEquatable<ZoneBound>
{
    private readonly string _text;

    private ZoneBound(ImmutableArray<string> ids)
    {
        Ids = ids;
        Zones = [.. ids.Select(ZoneData.Rules).Distinct()];
        _text = ids.IsEmpty ? "unknown" : string.Join(", ", ids);
    }

    /// <summary>No bound: the person may be anywhere. Hours are open there only if they are never closed.</summary>
    public static ZoneBound Unknown { get; } = new([]);

    /// <summary>The zones' names in the time zone database (IANA), in ordinal order, none twice; empty for
    /// <see cref="Unknown"/>.</summary>
    public ImmutableArray<string> Ids { get; }

    /// <summary>Whether this is <see cref="Unknown"/>.</summary>
    public bool IsUnknown => Ids.IsEmpty;

    /// <summary>The rules of the zones; those that are the same once.</summary>
    internal ImmutableArray<DateTimeZone> Zones { get; }

    /// <summary>A bound of zones, by their names. Former names become the present ones.</summary>
    /// <param name="ids">Names such as <c>America/New_York</c>, in any order; none gives <see cref="Unknown"/>.</param>
    /// <exception cref="GateFormatException">A name is not the name of a zone: rule OD6023 or OD6024.</exception>
    public static ZoneBound Of(params IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var places = ids.SelectMany(id =>
            TimeZoneName.TryParse(id, out var bound, out var diagnostic)
                ? bound.Ids
                : throw new GateFormatException(diagnostic));
        return OfPlaces(places);
    }

    /// <summary>A bound of places that the database is known to have.</summary>
    internal static ZoneBound OfPlaces(IEnumerable<string> places)
    {
        var ids = places.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        return ids.IsEmpty ? Unknown : new(ids);
    }

    /// <summary>Whether the zones are the same.</summary>
    /// <param name="other">The bound to compare with.</param>
    public bool Equals(ZoneBound? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ZoneBound);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>The names, separated by commas; <c>unknown</c> for <see cref="Unknown"/>.</summary>
    public override string ToString() => _text;
}
