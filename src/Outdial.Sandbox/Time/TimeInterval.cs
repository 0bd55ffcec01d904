namespace Outdial.Sandbox;

/// <summary>A time from a beginning up to an end: <c>2026-09-01T10:00:00.000Z/2026-09-01T10:10:00.000Z</c>.</summary>
internal readonly record struct TimeInterval(DateTimeOffset From, DateTimeOffset To)
{
    public static TimeInterval? Parse(string text)
    {
        var ends = text.Split('/');
        return ends.Length == 2
            && PlainText.Instant(ends[0]) is { } from && PlainText.Instant(ends[1]) is { } to && from <= to
            ? new TimeInterval(from, to)
            : null;
    }

    public bool Contains(DateTimeOffset time) => From <= time && time <= To;
}
