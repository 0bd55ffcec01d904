using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Outdial.Gates;

/// <summary>Reads the name of a time zone as a column of a list or a setting has it.</summary>
/// <remarks>
/// <para>A name is that of a place in the time zone database (IANA), in just its letters: <c>Europe/Berlin</c>. A
/// former name, such as <c>US/Eastern</c>, becomes the present one. A name of Windows, such as <c>W. Europe Standard
/// Time</c>, stands for several places and gives them all.</para>
/// <para>Offsets (<c>UTC+1</c>, <c>Etc/GMT-1</c>) and abbreviations (<c>EST</c>) are refused: rule OD6024.</para>
/// </remarks>
public static class TimeZoneName
{
    private const int LongestShown = 40;

    private static readonly SearchValues<char> OffsetCharacters =
        SearchValues.Create("+-\u2212\u00B10123456789:. ");

    /// <summary>Reads a name.</summary>
    /// <param name="text">The text, such as <c>America/New_York</c>.</param>
    /// <param name="zones">The zone; several for a name of Windows. Null if the text is no name.</param>
    /// <param name="diagnostic">Why it is none: rule OD6023 or OD6024, with a name to write instead if there is a
    /// similar one. Null if the text is a name.</param>
    /// <returns>Whether the text is a name.</returns>
    public static bool TryParse(
        [NotNullWhen(true)] string? text,
        [NotNullWhen(true)] out ZoneBound? zones,
        [NotNullWhen(false)] out Diagnostic? diagnostic)
    {
        text ??= "";
        diagnostic = null;
        zones = !IsAbbreviation(text) && ZoneData.Place(text) is { } place ? ZoneBound.OfPlaces([place])
            : ZoneData.OfWindows(text) is { Count: > 0 } places ? ZoneBound.OfPlaces(places)
            : null;
        if (zones is null)
        {
            diagnostic = Explain(text);
        }

        return zones is not null;
    }

    private static Diagnostic Explain(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new(GateRules.UnknownZone, "The text is empty; the name of a time zone is expected.");
        }

        if (IsOffset(text) || IsAbbreviation(text) || ZoneData.IsKnown(text) || ZoneData.OfWindows(text) is not null)
        {
            return new(GateRules.FixedOffset, $"'{Shown(text)}' is an offset or an abbreviation, not a place.");
        }

        return ZoneData.Similar(text) is { } similar && ZoneData.Place(similar) is { } place && !IsAbbreviation(similar)
            ? new(GateRules.UnknownZone, $"The time zone is written '{place}', not '{Shown(text)}'.")
            {
                Fix = new(place, Applicability.Guess),
            }
            : new(GateRules.UnknownZone, $"The time zone database has no '{Shown(text)}'.");
    }

    // EST is New York's winter, and in the database Panama; CET is not all of Central Europe's summer. A name without
    // small letters says no place.
    private static bool IsAbbreviation(string text) =>
        text.Length > 1 && !text.Contains('/', StringComparison.Ordinal) && !text.Any(char.IsAsciiLetterLower) &&
        ZoneData.IsKnown(text);

    private static bool IsOffset(string text)
    {
        var rest = text.AsSpan().Trim();
        foreach (var prefix in new[] { "UTC", "GMT" })
        {
            rest = rest.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? rest[prefix.Length..].Trim() : rest;
        }

        return rest is "" or "Z" or "z" || !rest.ContainsAnyExcept(OffsetCharacters);
    }

    private static string Shown(string text) =>
        string.Concat((text.Length > LongestShown ? text[..LongestShown] + "..." : text)
            .Select(character => char.IsControl(character) || char.IsSurrogate(character) ? '?' : character));
}
