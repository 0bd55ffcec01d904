using System.Collections.Immutable;
using System.Globalization;
using Outdial.Lists;

namespace Outdial.Cli;

/// <summary>Lists in words, and words of options as values.</summary>
internal static class ListText
{
    private static readonly (ListRowState State, string Word)[] Words =
    [
        (ListRowState.Waiting, "waiting"),
        (ListRowState.Calling, "calling"),
        (ListRowState.Ended, "ended"),
        (ListRowState.Refused, "refused"),
        (ListRowState.Unknown, "unknown"),
        (ListRowState.NotPlaced, "not-placed"),
        (ListRowState.Withheld, "withheld"),
        (ListRowState.Cancelled, "cancelled"),
    ];

    internal static string[] States { get; } = [.. Words.Select(one => one.Word)];

    internal static string Word(ListRowState state) => Array.Find(Words, one => one.State == state).Word;

    internal static ListRowState State(string word) => Array.Find(Words, one => one.Word == word).State;

    /// <summary>How far a list has come: one that is placed is done when no row waits.</summary>
    internal static string Word(CallListEntry list, ImmutableSortedDictionary<ListRowState, long> counts) =>
        list.State == CallListState.Running && counts.GetValueOrDefault(ListRowState.Waiting) == 0 &&
        counts.GetValueOrDefault(ListRowState.Calling) == 0
            ? IsLeft(counts) ? "not done" : "done"
            : Word(list.State);

    // Rows that a gate withholds, or that need a person.
    private static bool IsLeft(ImmutableSortedDictionary<ListRowState, long> counts) =>
        counts.GetValueOrDefault(ListRowState.Withheld) + counts.GetValueOrDefault(ListRowState.Unknown) > 0;

    internal static string Word(CallListState state) => $"{state}".ToLowerInvariant();

    internal static string Moment(DateTimeOffset? moment) =>
        moment is { } known ? known.UtcDateTime.ToString("u", CultureInfo.InvariantCulture) : "-";

    /// <summary>Reads <c>busy=2x30m</c>; null if the text is not so.</summary>
    internal static CallListRetry? Retry(string text)
    {
        return text.Split('=') is [var verdict, var rest] && VerdictWords.All.Contains(verdict) &&
            rest.Split('x') is [var times, var pause] && StrictNumber.TryRead(times, out int count) &&
            count is >= 1 and <= 10 && DurationText.Read(pause) is { } length &&
            length >= TimeSpan.FromMinutes(1) && length <= TimeSpan.FromDays(30)
            ? new CallListRetry(verdict, count, length)
            : null;
    }

    /// <summary>Reads <c>20%</c>; null if the text is not so.</summary>
    internal static double? Share(string text) =>
        text is [.. var digits, '%'] && StrictNumber.TryRead(digits, out int percent) && percent is >= 1 and <= 100
            ? percent / 100.0
            : null;

    /// <summary>How many rows are in which state, such as <c>3 ended, 1 waiting</c>.</summary>
    internal static string Counts(ImmutableSortedDictionary<ListRowState, long> counts) => counts.IsEmpty
        ? "no rows"
        : string.Join(", ", Words.Where(one => counts.GetValueOrDefault(one.State) > 0)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{counts[one.State]} {one.Word}")));

    /// <summary>The exit code of a list: unknown wins, then what waits or is held back, then what was
    /// refused.</summary>
    internal static int ExitCodeOf(ImmutableSortedDictionary<ListRowState, long> counts)
    {
        return Any(ListRowState.Unknown) ? ExitCode.Unknown
            : Any(ListRowState.Waiting, ListRowState.Calling, ListRowState.Withheld, ListRowState.Cancelled)
                ? ExitCode.Throttled
            : Any(ListRowState.Refused, ListRowState.NotPlaced) ? ExitCode.Refused
            : ExitCode.Done;

        bool Any(params ReadOnlySpan<ListRowState> states)
        {
            foreach (var state in states)
            {
                if (counts.GetValueOrDefault(state) > 0)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
