using System.Globalization;

namespace Outdial.Crash;

/// <summary>What a week came to, by the sandbox's journal.</summary>
/// <param name="Rows">How many rows there were.</param>
/// <param name="Calls">How many calls were asked for.</param>
/// <param name="Outside">How many of them outside the hours of their zone.</param>
/// <param name="Overlaps">How many while their caller was in another.</param>
/// <param name="WorstMinute">The most requests in any 60 seconds.</param>
/// <param name="TooSoon">How many sooner after a call to the same number than the gap.</param>
/// <param name="TooMany">How many beyond the most in 24 hours.</param>
/// <param name="NotEnded">How many rows did not end.</param>
/// <param name="Changes">How many changes of the clocks there were calls before and after: two.</param>
/// <param name="Took">How much virtual time it took.</param>
internal sealed record WeekResult(
    int Rows, int Calls, int Outside, int Overlaps, int WorstMinute, int TooSoon, int TooMany, long NotEnded,
    int Changes, TimeSpan Took)
{
    internal bool IsKept =>
        Outside + Overlaps + TooSoon + TooMany == 0 && NotEnded == 0 && Changes == 2 && WorstMinute <= 300 &&
        Calls >= Rows;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Rows} rows in {Took.TotalHours:0} h: {Calls} calls, {Outside} outside their hours, ") +
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Overlaps} while the caller was in another, at most {WorstMinute} requests a minute, ") +
        string.Create(
            CultureInfo.InvariantCulture, $"{TooSoon} sooner than the gap, {TooMany} beyond the cap, ") +
        string.Create(
            CultureInfo.InvariantCulture,
            $"over {Changes} changes of clocks, {NotEnded} rows not ended. {(IsKept ? "Kept." : "BROKEN.")}");
}
