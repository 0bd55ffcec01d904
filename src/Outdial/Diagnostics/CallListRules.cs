using System.Collections.Immutable;
using static Outdial.Severity;

namespace Outdial.Diagnostics;

/// <summary>Band OD6, from OD6040: what holds a keyed call back, and lists of calls.</summary>
public static class CallListRules
{
    /// <summary>OD6040: not within the calling hours.</summary>
    public static readonly Rule OutsideHours = new("OD6040", "outside-hours", Error,
        "It is outside the calling hours where the party may be; nothing was dialled.",
        "A number shows only where its party may be: it must be within the hours in all these zones.",
        "Wait for the next opening, or name the party's own zone.");

    /// <summary>OD6041: a number that must not be called.</summary>
    public static readonly Rule Suppressed = new("OD6041", "suppressed-number", Error,
        "The number is in a suppression file; nothing was dialled.",
        "The file lists the numbers that must not be called.",
        "Take the number out of the file if it may be called after all, and start the list again.");

    /// <summary>OD6042: a gate that cannot say.</summary>
    public static readonly Rule GateUnknown = new("OD6042", "gate-unknown", Error,
        "A gate cannot tell whether the number may be called; nothing was dialled.",
        "A suppression file that cannot be read, or a party in no known zone, is no permission.",
        "Put the file back or correct it, or name the party's zone.");

    /// <summary>OD6043: a number that was called too lately, or too often.</summary>
    public static readonly Rule CalledTooOften = new("OD6043", "called-too-often", Error,
        "The number was called too lately, or too often in 24 hours; nothing was dialled.",
        "The least gap and the most calls a day count all keyed calls of the ledger.",
        "Wait until it may be called again.");

    /// <summary>OD6044: the last moment is over.</summary>
    public static readonly Rule TooLate = new("OD6044", "too-late", Error,
        "The last moment at which the call was to leave is over; nothing was dialled.",
        "After its last moment a call is of no use, or not wanted.",
        "Import the row again with a later moment, under another key.");

    /// <summary>OD6050: two rows of one key.</summary>
    public static readonly Rule DuplicateRow = new("OD6050", "duplicate-row", Error,
        "Two rows of the list have the same key.",
        "A key names one call. Without a key column the key is the address, which would be called twice.",
        "Remove one of them, or give each a key that tells them apart (CallListRow.Key).");

    /// <summary>OD6051: a row that differs from the one imported before.</summary>
    public static readonly Rule RowConflict = new("OD6051", "row-conflict", Error,
        "The list has this row already, and it says something else.",
        "A row that was imported is not changed afterwards: its call may have been placed.",
        "Give the changed row another key, or import the file as another list.");

    /// <summary>OD6052: a list that cannot be used so.</summary>
    public static readonly Rule ListUnusable = new("OD6052", "list-unusable", Error,
        "There is no list of this name, or it cannot be used in this way.",
        "A list is imported once, for one account and one contract; one that is cancelled stays so.",
        "Look at the lists of this ledger (ICallQueue.GetListsAsync).");

    /// <summary>OD6053: a file that is another list already.</summary>
    public static readonly Rule ImportedBefore = new("OD6053", "imported-before", Error,
        "The same file was imported before, as another list: its rows would be called again.",
        "Keys are of a list and a row: under another name they are other keys.",
        "Use the list that is there, or say that all its rows are to be called again (CallListOptions.Again).");

    /// <summary>OD6054: a caller who cannot call now.</summary>
    public static readonly Rule CallerUnavailable = new("OD6054", "caller-unavailable", Warning,
        "The caller has no station, or is in another call: the row waits.",
        "The service rings the caller's own station first, and a person is in one call at a time.",
        "Let the caller sign in to a station, or name other callers (CallListOptions.Users).");

    /// <summary>OD6055: a row that can never be called.</summary>
    public static readonly Rule NoOpening = new("OD6055", "no-opening", Error,
        "The zones in which the party may be have no calling hours in common.",
        "A number such as +1 800 can be anywhere: outside the hours in any of its zones is outside.",
        "Name the party's zone (CallListRow.TimeZone), or one for all rows (CallGates.TimeZone).");

    /// <summary>All rules of this table, in the order of their ids.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        OutsideHours, Suppressed, GateUnknown, CalledTooOften, TooLate, DuplicateRow, RowConflict, ListUnusable,
        ImportedBefore, CallerUnavailable, NoOpening,
    ];
}
