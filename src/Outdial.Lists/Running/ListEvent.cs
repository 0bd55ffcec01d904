using System.Collections.Immutable;

namespace Outdial.Lists;

/// <summary>What happened while a list was placed: one of a closed set.</summary>
public abstract record ListEvent
{
    private ListEvent()
    {
    }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A call was placed.</summary>
    /// <param name="Call">The row.</param>
    /// <param name="ConversationId">The conversation.</param>
    public sealed record Placed(ListCall Call, string ConversationId) : ListEvent;

    /// <summary>A call is over.</summary>
    /// <param name="Call">The row.</param>
    /// <param name="Verdict">How it ended, in a word: one of <see cref="VerdictWords.All"/>,
    /// <see cref="VerdictWords.Placed"/> or <see cref="VerdictWords.NotOver"/>.</param>
    /// <param name="Message">The same in a sentence.</param>
    /// <param name="NextAttempt">When the row is tried again; null if it is not.</param>
    public sealed record Ended(ListCall Call, string Verdict, string Message, DateTimeOffset? NextAttempt) : ListEvent;

    /// <summary>The service refused a call; nothing was dialled.</summary>
    /// <param name="Call">The row.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(ListCall Call, Diagnostic Reason) : ListEvent;

    /// <summary>Whether a call was placed is not known; it is being looked for, or needs a person.</summary>
    /// <param name="Call">The row.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Unknown(ListCall Call, Diagnostic Reason) : ListEvent;

    /// <summary>An unknown call was found not to have been placed: the row is tried again.</summary>
    /// <param name="Call">The row.</param>
    /// <param name="Evidence">How that is known.</param>
    public sealed record FoundNotPlaced(ListCall Call, string Evidence) : ListEvent;

    /// <summary>A row was to be placed, and is held back.</summary>
    /// <param name="Call">The row.</param>
    /// <param name="Reason">By what.</param>
    /// <param name="Until">When it is tried again; null if the ledger decides, or a person.</param>
    public sealed record Held(ListCall Call, Diagnostic Reason, DateTimeOffset? Until) : ListEvent;

    /// <summary>A caller cannot call now, and is passed over for a while; no row is lost by it.</summary>
    /// <param name="Caller">Who.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Until">When the caller is asked again.</param>
    public sealed record PassedOver(string Caller, Diagnostic Reason, DateTimeOffset Until) : ListEvent;

    /// <summary>No row can be placed now; some wait.</summary>
    /// <param name="Until">When the next is due; null if that depends on a call that goes on.</param>
    /// <param name="Reason">What holds the next one back, or null.</param>
    public sealed record Waiting(DateTimeOffset? Until, Diagnostic? Reason) : ListEvent;

    /// <summary>The list is no longer placed here; it is the last event, and rows may be left.</summary>
    /// <param name="State">The list's state; null if there is no such list.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Diagnostic">The rule behind it, if there is one.</param>
    /// <param name="Counts">How many rows are in which state.</param>
    public sealed record Stopped(
        CallListState? State,
        string Reason,
        Diagnostic? Diagnostic,
        ImmutableSortedDictionary<ListRowState, long> Counts) : ListEvent;

    /// <summary>No row waits and none is being placed; it is the last event. Some may be withheld, unknown or
    /// refused.</summary>
    /// <param name="Counts">How many rows are in which state.</param>
    public sealed record Done(ImmutableSortedDictionary<ListRowState, long> Counts) : ListEvent;
}
