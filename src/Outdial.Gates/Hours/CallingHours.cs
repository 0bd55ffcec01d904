using System.Diagnostics.CodeAnalysis;

namespace Outdial.Gates;

/// <summary>The hours of a week at which calls may be placed, by the clocks of the called person.</summary>
/// <remarks>
/// <para>Written as <c>Mo-Fr 10:00-13:00,14:00-20:00; Sa 10:00-18:00</c>, or as the name of a preset
/// (<see cref="HoursPreset"/>). Days have two letters, three or their English name, in any case; times are those of
/// the 24-hour clock, and <c>24:00</c> is a day's end. <c>off</c> closes a day, and so does leaving it out. A window
/// such as <c>20:00-02:00</c> goes past midnight and belongs to the day on which it begins. A text with two readings
/// is refused: OD6021.</para>
/// <para>A moment is open if the wall clock shows an open time of the week at that moment: the begin of a window is
/// open, its end is not. If a window begins in an hour that the clock leaves out, it opens at the end of the gap. If
/// the clock repeats an hour, both passes count alike. Public holidays are not known.</para>
/// </remarks>
public sealed class CallingHours : IEquatable<CallingHours>
{
    private readonly WeekHours _week;
    private readonly string _text;

    private CallingHours(WeekHours week)
    {
        _week = week;
        _text = HoursText.Of(week);
    }

    /// <summary>Reads calling hours.</summary>
    /// <param name="text">Such as <c>Mo-Fr 09:00-20:00</c>, or the name of a preset.</param>
    /// <exception cref="GateFormatException">The text is none: rule OD6020, OD6021 or OD6022.</exception>
    public static CallingHours Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var hours, out var diagnostic) ? hours : throw new GateFormatException(diagnostic);
    }

    /// <summary>Reads calling hours.</summary>
    /// <param name="text">Such as <c>Mo-Fr 09:00-20:00</c>, or the name of a preset.</param>
    /// <param name="hours">The hours, or null.</param>
    /// <param name="diagnostic">Why the text is none: rule OD6020, OD6021 or OD6022, and the character. Null if it is
    /// one.</param>
    /// <returns>Whether the text is calling hours.</returns>
    public static bool TryParse(
        [NotNullWhen(true)] string? text,
        [NotNullWhen(true)] out CallingHours? hours,
        [NotNullWhen(false)] out Diagnostic? diagnostic)
    {
        hours = HoursPreset.Find(text)?.Hours;
        diagnostic = null;
        return hours is not null || TryRead(text, out hours, out diagnostic);
    }

    /// <summary>Reads days and times; a preset's name is none.</summary>
    internal static bool TryRead(
        [NotNullWhen(true)] string? text,
        [NotNullWhen(true)] out CallingHours? hours,
        [NotNullWhen(false)] out Diagnostic? diagnostic)
    {
        diagnostic = new HoursReader(text).Read(out var week);
        hours = diagnostic is null ? new(week!) : null; // without a finding there is a week
        return diagnostic is null;
    }

    /// <summary>Whether a call may be placed at a moment.</summary>
    /// <param name="moment">The moment; its offset does not matter.</param>
    /// <param name="zones">Where the called person may be. The hours have to be open in every zone.</param>
    public bool IsOpen(DateTimeOffset moment, ZoneBound zones)
    {
        ArgumentNullException.ThrowIfNull(zones);
        return _week.IsAlwaysOpen || (!zones.IsUnknown && Times(zones).IsOpen(OpenTimes.Ticks(moment)));
    }

    /// <summary>The first moment at which a call may be placed.</summary>
    /// <param name="from">When to begin; its offset does not matter.</param>
    /// <param name="zones">Where the called person may be. The hours have to be open in every zone.</param>
    /// <returns><paramref name="from"/> itself if it is open, else the beginning of the next opening, in UTC. Null if
    /// there is none within 374 days, in which each clock goes through its summer and its winter: the hours have no
    /// time of day in common in these zones.</returns>
    public DateTimeOffset? NextOpening(DateTimeOffset from, ZoneBound zones)
    {
        ArgumentNullException.ThrowIfNull(zones);
        return _week.IsAlwaysOpen ? from.ToUniversalTime()
            : zones.IsUnknown ? null
            : Times(zones).NextOpen(OpenTimes.Ticks(from)) is { } ticks ? OpenTimes.Moment(ticks)
            : null;
    }

    /// <summary>The first moment at which no call may be placed.</summary>
    /// <param name="from">When to begin; its offset does not matter.</param>
    /// <param name="zones">Where the called person may be.</param>
    /// <returns><paramref name="from"/> itself if it is closed in any of the zones, else the end of the opening, in
    /// UTC. Null if the hours are always open.</returns>
    public DateTimeOffset? NextClosing(DateTimeOffset from, ZoneBound zones)
    {
        ArgumentNullException.ThrowIfNull(zones);
        return _week.IsAlwaysOpen ? null
            : zones.IsUnknown ? from.ToUniversalTime()
            : Times(zones).NextClosed(OpenTimes.Ticks(from)) is { } ticks ? OpenTimes.Moment(ticks)
            : null;
    }

    /// <summary>Whether the same times are open.</summary>
    /// <param name="other">The hours to compare with.</param>
    public bool Equals(CallingHours? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CallingHours);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>The hours as a text that reads as the same hours, such as <c>Mo-Fr 09:00-20:00</c>: each week in one
    /// way.</summary>
    public override string ToString() => _text;

    private OpenTimes Times(ZoneBound zones) => new(_week, zones.Zones);
}
