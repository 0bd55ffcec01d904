using System.Collections.Immutable;
using static Outdial.Severity;

namespace Outdial.Diagnostics;

/// <summary>Band OD6: gates, which say whether a number may be dialled at this moment.</summary>
public static class GateRules
{
    /// <summary>OD6020: a text that is no calling hours.</summary>
    public static readonly Rule MalformedHours = new("OD6020", "malformed-hours", Error,
        "The text is not calling hours.",
        "A text that is understood in part would open hours that were not meant.",
        "Write days and times of the 24-hour clock, such as 'Mo-Fr 09:00-20:00; Sa 10:00-18:00', or the name of a " +
        "preset: us-federal, canada or australia.");

    /// <summary>OD6021: calling hours with two readings.</summary>
    public static readonly Rule AmbiguousHours = new("OD6021", "ambiguous-hours", Error,
        "The calling hours have more than one reading.",
        "The wrong reading would dial when it is not allowed: 09:00-05:00 may end in the afternoon or at night.",
        "Name the days, each once, and write times of the 24-hour clock. A window over midnight begins at 13:00 or " +
        "later; divide any other at 24:00.");

    /// <summary>OD6022: calling hours that are never open.</summary>
    public static readonly Rule NeverOpen = new("OD6022", "never-open", Error,
        "The calling hours are closed on every day.",
        "Every call would wait for ever.",
        "Give at least one day a window, such as 'Mo-Fr 09:00-20:00'; to stop all calls, pause the list.");

    /// <summary>OD6023: an unknown time zone.</summary>
    public static readonly Rule UnknownZone = new("OD6023", "unknown-zone", Error,
        "This is not the name of a time zone.",
        "The time at a place is known by its name in the time zone database (IANA), and never guessed.",
        "Write a name such as America/New_York or Europe/Berlin, in just these letters.");

    /// <summary>OD6024: an offset in place of a time zone.</summary>
    public static readonly Rule FixedOffset = new("OD6024", "fixed-offset", Error,
        "A time zone is a place, not an offset from UTC.",
        "An offset does not know when summer time begins, and would be an hour wrong for half of the year.",
        "Write the place whose clocks count, such as America/New_York in place of UTC-5 or EST.");

    /// <summary>OD6030: a line of a suppression list that is not certainly a number.</summary>
    public static readonly Rule UnclearSuppression = new("OD6030", "unclear-suppression", Error,
        "A line of the suppression list is not certainly a phone number.",
        "The number that was meant might be dialled, so that the whole list is refused, and no number is dialled.",
        "Write one number in full on each line, such as +12025550123, and each comment on a line of its own that " +
        "begins with '#'.");

    /// <summary>OD6031: a suppression list that cannot be read.</summary>
    public static readonly Rule UnreadableSuppressions = new("OD6031", "unreadable-suppressions", Error,
        "The suppression list cannot be read.",
        "Without it no number is known to be allowed, so that none is dialled.",
        "Check its path and its rights. Replace it in one step: write another file, then rename it over the list.");

    /// <summary>OD6032: a suppression list that may be incomplete.</summary>
    public static readonly Rule IncompleteSuppressions = new("OD6032", "incomplete-suppressions", Error,
        "The suppression list is empty, or its last line has no line end: it may be incomplete.",
        "So looks a file while it is written, or after the disk was full. A number cut off is another number.",
        "End the last line with a line break; write a comment, such as '# none', into a list without numbers.");

    internal static ImmutableArray<Rule> All { get; } =
    [
        MalformedHours, AmbiguousHours, NeverOpen, UnknownZone, FixedOffset, UnclearSuppression,
        UnreadableSuppressions, IncompleteSuppressions,
    ];
}
