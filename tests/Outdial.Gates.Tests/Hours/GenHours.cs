namespace Outdial.Gates.Tests;

/// <summary>Random calling hours, zones and moments.</summary>
internal static class GenHours
{
    internal static readonly string[] Places =
    [
        "America/New_York", "America/Los_Angeles", "America/St_Johns", "America/Santiago", "America/Havana",
        "America/Phoenix", "Europe/Berlin", "Europe/London", "Asia/Beirut", "Africa/Cairo", "Africa/Casablanca",
        "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo", "Australia/Lord_Howe", "Australia/Adelaide",
        "Australia/Eucla", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Pago_Pago",
    ];

    private static readonly string[] Days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    /// <summary>A week as the windows of each day, in minutes; a window may go past midnight.</summary>
    internal static Gen<(int Start, int End)[][]> Weeks { get; } = Gen.Frequency(
        (1, Gen.Int[0, 95].Select(Gen.Int[1, 96], (start, length) => (start * 15, (start + length) * 15))),
        (3, Gen.Int[32, 80].Select(Gen.Int[1, 60], (start, length) => (start * 15, (start + length) * 15))),
        (1, Gen.Int[0, 1439].Select(Gen.Int[1, 1440], (start, length) => (start, start + length))))
        .Array[0, 3].Array[7]
        .Select(WithoutOverlaps)
        .Where(week => week.Any(day => day.Length > 0));

    internal static Gen<CallingHours> Hours { get; } = Weeks.Select(week => CallingHours.Parse(Text(week)));

    internal static Gen<ZoneBound> Zones { get; } =
        Gen.OneOf(Places).Array[1, 3].Select(ids => ZoneBound.Of(ids));

    /// <summary>Minutes from 2010 to 2035, some of them near a change of clocks.</summary>
    internal static Gen<DateTimeOffset> Moments { get; } = Gen.Int[0, 25 * 366 * 1440]
        .Select(minute => new DateTimeOffset(2010, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute));

    /// <summary>The windows as a text, each day by itself.</summary>
    internal static string Text((int Start, int End)[][] week) => string.Join("; ", week
        .Select((windows, day) => (windows, day))
        .Where(day => day.windows.Length > 0)
        .Select(day => $"{Days[day.day]} {string.Join(',', day.windows.Select(Text))}"));

    private static string Text((int Start, int End) window)
    {
        var end = window.End > 1440 ? window.End - 1440 : window.End;
        return $"{window.Start / 60:00}:{window.Start % 60:00}-{end / 60:00}:{end % 60:00}";
    }

    // Only what has one reading: a window over midnight begins at 13:00 or later and is shorter than a day.
    private static (int Start, int End)[][] WithoutOverlaps((int Start, int End)[][] week)
    {
        var used = new bool[7 * 1440];
        return [.. week.Select((windows, day) => windows.Where(window =>
        {
            var (start, end) = (window.Start, Math.Min(window.End, window.Start + 1439));
            end = window.Start < 780 ? Math.Min(end, 1440) : end;
            if (end != window.End)
            {
                return false;
            }

            var minutes = Enumerable.Range((day * 1440) + start, end - start).Select(minute => minute % used.Length);
            if (minutes.Any(minute => used[minute]))
            {
                return false;
            }

            foreach (var minute in minutes)
            {
                used[minute] = true;
            }

            return true;
        }).ToArray())];
    }
}
