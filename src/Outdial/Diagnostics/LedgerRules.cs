using System.Collections.Immutable;
using static Outdial.Severity;

namespace Outdial.Diagnostics;

/// <summary>Band OD4, from OD4050: keys, and the ledger that records them.</summary>
public static class LedgerRules
{
    /// <summary>OD4050: a malformed key.</summary>
    public static readonly Rule MalformedKey = new("OD4050", "malformed-key", Error,
        "A key is 1 to 200 characters, without white space at its ends and without control characters.",
        "The same key must be the same text whenever it is used again.",
        "Use what already names the call in your system, such as an order number.");

    /// <summary>OD4051: one key, two calls.</summary>
    public static readonly Rule KeyConflict = new("OD4051", "key-conflict", Error,
        "The key already names another call; nothing was sent.",
        "A key names exactly one call. Outdial does not guess which of the two is meant.",
        "Use another key for the new call, or place the recorded one.");

    /// <summary>OD4052: the call is being dialled elsewhere.</summary>
    public static readonly Rule KeyInFlight = new("OD4052", "key-in-flight", Error,
        "The call of this key is being placed at this moment, and has no outcome yet; nothing was sent here.",
        "Another process, or another thread of this one, has the right to dial it.",
        "Ask again with the same key: nothing is dialled twice.");

    /// <summary>OD4053: a recorded outcome.</summary>
    public static readonly Rule RecordedBefore = new("OD4053", "recorded-before", Note,
        "The key was used before: this is the recorded outcome, and nothing was sent.",
        "The same key and the same call give the same outcome.",
        "Use another key if another call is meant.");

    /// <summary>OD4054: no usable ledger.</summary>
    public static readonly Rule LedgerUnusable = new("OD4054", "ledger-unusable", Error,
        "The ledger cannot be read or written; nothing was dialled.",
        "A keyed call leaves only once its intent is on the disk.",
        "Check the named place: its permissions, its disk, and which other program uses it.");

    /// <summary>OD4055: not a ledger, or a damaged one.</summary>
    public static readonly Rule LedgerDamaged = new("OD4055", "ledger-damaged", Error,
        "The file is not a ledger, or is damaged; it was not touched.",
        "A file that cannot be read completely cannot tell what was dialled.",
        "Move it away and keep it: it is the only record of what may have been dialled. A new one begins empty.");

    /// <summary>OD4056: a ledger of a newer version.</summary>
    public static readonly Rule LedgerNewer = new("OD4056", "ledger-newer", Error,
        "The ledger was written by a newer Outdial; it was not touched.",
        "An older version does not know the newer format.",
        "Use the version that wrote it, or a later one.");

    /// <summary>OD4057: an outcome that was not recorded.</summary>
    public static readonly Rule OutcomeNotRecorded = new("OD4057", "outcome-not-recorded", Warning,
        "The outcome could not be written to the ledger, which will show the call as unknown.",
        "The intent is on the disk and the outcome is not.",
        "Make the ledger writable again, then reconcile the key (ICallClient.ReconcileAsync).");

    /// <summary>OD4058: a key without a ledger.</summary>
    public static readonly Rule NoLedger = new("OD4058", "no-ledger", Error,
        "A key needs a ledger, and there is none; nothing was sent.",
        "Without a ledger, a key cannot prevent a second call.",
        "Give the client a ledger (OutdialBuilder.AddSqliteLedger, CallClientServices.Ledger).");

    /// <summary>OD4059: settled as not placed.</summary>
    public static readonly Rule SettledNotPlaced = new("OD4059", "settled-not-placed", Error,
        "The call of this key was unknown, and was settled as not placed; it is not dialled again automatically.",
        "The service showed no such call when it was looked for, or a person recorded that.",
        "Use another key to dial now.");

    /// <summary>OD4060: an unknown key.</summary>
    public static readonly Rule UnknownKey = new("OD4060", "unknown-key", Error,
        "The ledger has no such key.",
        "Keys are compared character by character, and purged keys are deleted.",
        "List them (CallLedger.ListAsync).");

    /// <summary>OD4061: an intent without an outcome.</summary>
    public static readonly Rule IntentWithoutOutcome = new("OD4061", "intent-without-outcome", Error,
        "The call was about to leave when its process ended: the phone may be ringing.",
        "The ledger has the intent and no outcome.",
        "Reconcile it (ICallClient.ReconcileAsync), or look in Genesys Cloud, before the call is " +
        "placed under another key.");

    /// <summary>OD4062: deleted keys that can perhaps still be read.</summary>
    public static readonly Rule LogNotEmptied = new("OD4062", "log-not-emptied", Error,
        "The keys were deleted, but SQLite's log of the ledger could not be emptied.",
        "The log keeps old pages for as long as another program reads them: a backup, or a shell that is open.",
        "End that program, then purge again.");

    /// <summary>OD4063: a ledger that is not there.</summary>
    public static readonly Rule LedgerNotFound = new("OD4063", "ledger-not-found", Error,
        "There is no ledger at this place.",
        "If a mistyped path created an empty ledger, it would say that nothing was ever dialled. Only a call with " +
        "a key creates a ledger.",
        "Open the ledger that the calls were placed with (CallLedger.Open).");

    /// <summary>OD4064: a ledger that may have lost what was written last.</summary>
    public static readonly Rule LedgerNotRecovered = new("OD4064", "ledger-not-recovered", Error,
        "The ledger may have lost what was written last, and is not recovered yet; nothing was dialled.",
        "Its database failed over to a standby that lagged behind, or was put back from a backup: a key whose record " +
        "was lost would be dialled twice.",
        "Recover it (ICallClient.RecoverAsync).");

    internal static ImmutableArray<Rule> All { get; } =
    [
        MalformedKey, KeyConflict, KeyInFlight, RecordedBefore, LedgerUnusable, LedgerDamaged, LedgerNewer,
        OutcomeNotRecorded, NoLedger, SettledNotPlaced, UnknownKey, IntentWithoutOutcome, LogNotEmptied,
        LedgerNotFound, LedgerNotRecovered,
    ];
}
