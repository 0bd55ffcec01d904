using System.Collections.Immutable;
using System.Globalization;

namespace Outdial.Ledger;

/// <summary>What a row's state follows from: its key's state, and what the list adds. The same for every ledger; in
/// words it is at <see cref="ListRowState"/>.</summary>
internal static class RowStateRules
{
    /// <summary>Few calls of a list have such a state, and only calls that are in the table: they are looked for from
    /// there.</summary>
    internal static ImmutableDictionary<ListRowState, LedgerState> Few { get; } =
        ImmutableDictionary<ListRowState, LedgerState>.Empty
            .Add(ListRowState.Unknown, LedgerState.Unknown)
            .Add(ListRowState.NotPlaced, LedgerState.Settled);

    /// <summary>When an attempt left; one that was refused, or is proved not to have been acted on, rang no
    /// phone.</summary>
    internal static string LeftAt { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"CASE WHEN c.state IN ({(int)LedgerState.Planned}, {(int)LedgerState.Refused}) OR " +
        $"c.state = {(int)LedgerState.Settled} AND c.conversation IS NULL THEN NULL ELSE c.first_intended END");

    /// <summary>The state of a row r, whose call is c if it has one, of the list l.</summary>
    /// <param name="callers">The table of callers that are taken.</param>
    internal static string StateOf(string callers) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        CASE
            WHEN c.state = {(int)LedgerState.Unknown} THEN {(int)ListRowState.Unknown}
            WHEN c.state = {(int)LedgerState.Refused} THEN {(int)ListRowState.Refused}
            WHEN c.state = {(int)LedgerState.Settled} AND c.conversation IS NULL THEN {(int)ListRowState.NotPlaced}
            WHEN c.state IN ({(int)LedgerState.Placed}, {(int)LedgerState.Settled}) AND r.over_at IS NOT NULL
                THEN {(int)ListRowState.Ended}
            WHEN c.state IN ({(int)LedgerState.Intended}, {(int)LedgerState.Placed}, {(int)LedgerState.Settled})
                THEN {(int)ListRowState.Calling}
            WHEN EXISTS (SELECT 1 FROM {callers} f WHERE f.key = r.key) THEN {(int)ListRowState.Calling}
            WHEN l.state = {(int)CallListState.Cancelled} THEN {(int)ListRowState.Cancelled}
            WHEN r.due_at IS NULL THEN {(int)ListRowState.Withheld}
            ELSE {(int)ListRowState.Waiting}
        END
        """);

    /// <summary>SQL for a list of states.</summary>
    internal static string In(IEnumerable<ListRowState> states) =>
        $"IN ({string.Join(", ", states.Select(state => (int)state))})";

    /// <summary>SQL for the states of the calls of rows that few have.</summary>
    internal static string InFew(IEnumerable<ListRowState> states) =>
        $"IN ({string.Join(", ", states.Select(state => (int)Few[state]))})";
}
