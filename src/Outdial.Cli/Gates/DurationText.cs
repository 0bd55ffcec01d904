namespace Outdial.Cli;

/// <summary>Times as a person writes them: 90s, 30m, 4h, 2d.</summary>
internal static class DurationText
{
    /// <summary>The time; null if the text is none, or longer than 100,000 of its unit.</summary>
    internal static TimeSpan? Read(string text) =>
        text is [.. var digits, var unit] && StrictNumber.TryRead(digits, out int number) &&
            number is > 0 and <= 100_000
            ? unit switch
            {
                's' => TimeSpan.FromSeconds(number),
                'm' => TimeSpan.FromMinutes(number),
                'h' => TimeSpan.FromHours(number),
                'd' => TimeSpan.FromDays(number),
                _ => null,
            }
            : null;
}
