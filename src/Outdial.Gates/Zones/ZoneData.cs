using System.Collections.Frozen;
using NodaTime;
using NodaTime.TimeZones;

namespace Outdial.Gates;

/// <summary>The time zone database that NodaTime carries: the same on every machine, whatever its system
/// has.</summary>
internal static class ZoneData
{
    private static readonly TzdbDateTimeZoneSource Source = TzdbDateTimeZoneSource.Default;

    // The names of places (zone.tab): neither offsets, such as Etc/GMT+5, nor former names, such as US/Eastern.
    private static readonly FrozenDictionary<string, string[]> ByCountry = Source.ZoneLocations!
        .GroupBy(place => place.CountryCode, place => place.ZoneId)
        .ToFrozenDictionary(country => country.Key, country => country.ToArray(), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Places =
        ByCountry.Values.SelectMany(ids => ids).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> ByWindowsName = Source.WindowsMapping.MapZones
        .GroupBy(zone => zone.WindowsId, zone => zone.TzdbIds)
        .ToFrozenDictionary(
            zone => zone.Key,
            zone => zone.SelectMany(ids => ids).Select(Place).OfType<string>().Distinct().ToArray(),
            StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> BySimilarName = Source.CanonicalIdMap.Keys
        .GroupBy(Simplified, StringComparer.Ordinal)
        .ToFrozenDictionary(
            ids => ids.Key, ids => ids.OrderByDescending(id => Places.Contains(id)).First(), StringComparer.Ordinal);

    /// <summary>Whether the database has the name, of a place or not.</summary>
    internal static bool IsKnown(string id) => Source.CanonicalIdMap.ContainsKey(id);

    /// <summary>The present name of a place: the name itself, or what replaced it; null if it is no place.</summary>
    internal static string? Place(string id) =>
        Places.Contains(id) ? id
        : Source.CanonicalIdMap.TryGetValue(id, out var present) && Places.Contains(present) ? present
        : null;

    /// <summary>The places of a country, by its ISO 3166-1 code; empty if it has none here.</summary>
    internal static IReadOnlyList<string> PlacesOf(string country) => ByCountry.GetValueOrDefault(country) ?? [];

    /// <summary>The places for which Windows has this name; null if it is none of its names, and empty if it is the
    /// name of an offset.</summary>
    internal static IReadOnlyList<string>? OfWindows(string name) => ByWindowsName.GetValueOrDefault(name);

    /// <summary>A name that differs in case or white space only; null if there is none.</summary>
    internal static string? Similar(string name) => BySimilarName.GetValueOrDefault(Simplified(name));

    /// <summary>The rules of a place. Places that always had the same share them.</summary>
    internal static DateTimeZone Rules(string place) => DateTimeZoneProviders.Tzdb[Source.CanonicalIdMap[place]];

    private static string Simplified(string name) => name.Trim().Replace(' ', '_').ToUpperInvariant();
}
