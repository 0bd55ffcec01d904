using System.Collections.Immutable;
using static Outdial.Severity;

namespace Outdial.Diagnostics;

/// <summary>Band OD4, from OD4080: following a call that was placed, hanging it up, wrapping it up.</summary>
public static class TrackingRules
{
    /// <summary>OD4080: a contract in which a call cannot be looked at.</summary>
    public static readonly Rule NoFollowing = new("OD4080", "contract-without-following", Error,
        "The contract guide describes no way to follow a call, to hang it up or to wrap it up.",
        "It describes how a call is created, and nothing of what comes after.",
        "Use the contract platform (OutdialOptions.Contract = Platform), or look in Genesys Cloud.");

    /// <summary>OD4081: the service does not show the call any longer.</summary>
    public static readonly Rule LostSight = new("OD4081", "lost-sight", Warning,
        "The service does not show the call any longer.",
        "It was asked for TrackingOptions.Timeout, or said that asking again is no use; the call may be " +
        "going on.",
        "Ask again later (ICallClient.GetAsync), or look in Genesys Cloud.");

    /// <summary>OD4082: an id that the service does not know.</summary>
    public static readonly Rule NoSuchConversation = new("OD4082", "no-such-conversation", Warning,
        "The service shows no conversation of that id.",
        "The id is another organisation's or region's, it was mistyped, or the conversation is not to be seen yet.",
        "Compare the id with the one that the placed call has, and the account with the one that placed it.");

    /// <summary>OD4083: over, without a word of why.</summary>
    public static readonly Rule EndedWithoutReason = new("OD4083", "ended-without-reason", Warning,
        "The call is over, and the service does not say how it ended.",
        "None of its legs was answered, and none has a disconnect type or a code that says why.",
        "Look at the conversation in Genesys Cloud.");

    /// <summary>OD4084: it would not.</summary>
    public static readonly Rule ChangeRefused = new("OD4084", "change-refused", Error,
        "The service did not change the call.",
        "Hanging up needs conversation:communication:disconnect; wrapping up needs conversation:participant:wrapup " +
        "and conversation:communication:view.",
        "Read the service's code, and see whether the call is still what it was (ICallClient.GetAsync).");

    /// <summary>OD4085: it may have, or not.</summary>
    public static readonly Rule UnclearChange = new("OD4085", "unclear-change", Error,
        "Whether the call was changed is not clear.",
        "Time-outs, resets and most 5xx prove nothing either way; what was asked may be asked again.",
        "See what the call is like now (ICallClient.GetAsync), and ask again.");

    /// <summary>OD4086: nobody's leg to wrap up.</summary>
    public static readonly Rule NoOwnLeg = new("OD4086", "no-own-leg", Error,
        "The conversation has no leg of the user's own.",
        "A wrap-up code belongs to the communication of a user's or agent's leg, and such a leg there is none.",
        "Sign in as the user who was in the call, or name that user (OutdialOptions.UserId).");

    internal static ImmutableArray<Rule> All { get; } =
    [
        NoFollowing, LostSight, NoSuchConversation, EndedWithoutReason, ChangeRefused, UnclearChange, NoOwnLeg,
    ];
}
