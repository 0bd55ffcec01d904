using System.Collections.Immutable;

namespace Outdial.Gates;

/// <summary>Checks gates before calls depend on them: a gate that cannot be asked holds every call back.</summary>
public static class GateCheck
{
    /// <summary>What is wrong with gates, with the place of each finding; empty if nothing is.</summary>
    /// <param name="gates">The gates. Their suppression files are read.</param>
    /// <returns>Rules OD6020 to OD6032, and OD6052 for a limit that is out of its range.</returns>
    public static ImmutableArray<Diagnostic> Faults(CallGates gates)
    {
        ArgumentNullException.ThrowIfNull(gates);
        return [.. Find(gates)];
    }

    private static IEnumerable<Diagnostic> Find(CallGates gates)
    {
        if (gates.Hours is { } hours && !CallingHours.TryParse(hours, out _, out var wrongHours))
        {
            yield return wrongHours with { Path = "hours" };
        }

        if (gates.TimeZone is { } zone && !TimeZoneName.TryParse(zone, out _, out var wrongZone))
        {
            yield return wrongZone with { Path = "time-zone" };
        }

        foreach (var path in gates.SuppressionFiles)
        {
            if (!new SuppressionFile(path).TryRead(out _, out var unreadable))
            {
                yield return unreadable[0] with { Path = path };
            }
        }

        if (gates.MinGap is { } gap && (gap < TimeSpan.FromSeconds(1) || gap > NumberLimits.LongestGap))
        {
            yield return Wrong("min-gap", "The least gap between two calls to a number is 1 second to 366 days.");
        }

        if (gates.MaxPerDay is < 1 or > NumberLimits.LargestPerDay)
        {
            yield return Wrong("max-per-day", "At most 1 to 1,000 calls a day go to a number.");
        }
    }

    private static Diagnostic Wrong(string path, string message) =>
        new(CallListRules.ListUnusable, message) { Path = path, Help = "Correct it, and try again." };
}
