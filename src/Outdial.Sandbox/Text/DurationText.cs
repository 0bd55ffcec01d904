using System.Globalization;

namespace Outdial.Sandbox;

/// <summary>A duration as text: <c>200ms</c>, <c>1.5s</c>, <c>2m</c>, <c>1h</c>.</summary>
internal static class DurationText
{
    public static TimeSpan? Read(string? text)
    {
        (string Unit, double Milliseconds)[] units = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000)];
        foreach (var (unit, milliseconds) in units)
            if (text is not null && text.EndsWith(unit, StringComparison.Ordinal))
                return PlainText.Fraction(text[..^unit.Length], NumberStyles.AllowDecimalPoint) is { } number
                    && number * milliseconds <= 86_400_000
                    ? TimeSpan.FromTicks((long)Math.Round(number * milliseconds * TimeSpan.TicksPerMillisecond))
                    : null;
        return null;
    }

    /// <summary>In milliseconds with fractions, exact to the tick.</summary>
    public static string Write(TimeSpan time) =>
        ((decimal)time.Ticks / TimeSpan.TicksPerMillisecond).ToString("0.####", CultureInfo.InvariantCulture) + "ms";
}
