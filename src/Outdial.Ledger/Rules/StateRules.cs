using System.Globalization;

namespace Outdial.Ledger;

/// <summary>What a key's state allows: the same for every ledger.</summary>
internal static class StateRules
{
    /// <summary>From these the holder of the claim may dial.</summary>
    internal static string Dialable { get; } = In(LedgerState.Planned, LedgerState.Intended);

    /// <summary>From these an attempt is taken back that is proved not to have been acted on.</summary>
    internal static string Withdrawable { get; } = In(LedgerState.Intended, LedgerState.Unknown);

    /// <summary>From these the holder of the claim records an outcome.</summary>
    internal static string Recordable { get; } = In(LedgerState.Planned, LedgerState.Intended, LedgerState.Unknown);

    /// <summary>These give way to a call that was placed, with or without the claim: it was placed, whatever was
    /// recorded meanwhile.</summary>
    internal static string Overruled { get; } = In(LedgerState.Unknown, LedgerState.Settled, LedgerState.Intended);

    /// <summary>The state after an outcome. What proves that nothing was dialled, and may be otherwise the next time,
    /// leaves the key planned.</summary>
    internal static LedgerState After(CallOutcome outcome) => outcome switch
    {
        CallOutcome.Placed => LedgerState.Placed,
        CallOutcome.Refused => LedgerState.Refused,
        CallOutcome.Unknown => LedgerState.Unknown,
        _ => LedgerState.Planned,
    };

    /// <summary>Whether no phone rang: the dials of the call are forgotten.</summary>
    internal static bool RangNoPhone(LedgerState state) => state is LedgerState.Refused or LedgerState.Planned;

    // For SQL, in which the states are numbers.
    private static string In(params ReadOnlySpan<LedgerState> states)
    {
        var numbers = new List<string>();
        foreach (var state in states)
        {
            numbers.Add(((int)state).ToString(CultureInfo.InvariantCulture));
        }

        return $"IN ({string.Join(", ", numbers)})";
    }
}
