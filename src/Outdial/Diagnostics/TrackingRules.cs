using System.Collections.Immutable;
using static Outdial.Severity;

namespace Outdial.Diagnostics;

/// <summary>Band OD4, from OD4080: following a call that was placed, hanging it up, wrapping it up.</summary>
public static class TrackingRules
{
    /// <summary>OD4080: a contract without operations on placed calls.</summary>
    public static readonly Rule NoFollowing = new("OD4080", "contract-without-following", Error,
        "The contract guide describes no way to follow a call, to hang it up or to wrap it up.",
        "It describes how a call is created, but nothing after that.",
        "Use the contract platform (OutdialOptions.Contract = Platform), or look in Genesys Cloud.");

    /// <summary>OD4081: the service does not show the call any longer.</summary>
    public static readonly Rule LostSight = new("OD4081", "lost-sight", Warning,
        "The service does not show the call any longer.",
        "It was polled for TrackingOptions.Timeout, or its response says that polling again is useless; the call " +
        "may be going on.",
        "Ask again later (ICallClient.GetAsync), or look in Genesys Cloud.");

    /// <summary>OD4082: an id that the service does not know.</summary>
    public static readonly Rule NoSuchConversation = new("OD4082", "no-such-conversation", Warning,
        "The service shows no conversation of that id.",
        "The id is another organisation's or region's, it was mistyped, or the conversation is not visible yet.",
        "Compare the id with the one that the placed call has, and the account with the one that placed it.");

    /// <summary>OD4083: ended without a reason.</summary>
    public static readonly Rule EndedWithoutReason = new("OD4083", "ended-without-reason", Warning,
        "The call is over, and the service does not say how it ended.",
        "None of its legs was answered, and none has a disconnect type or a code that says why.",
        "Look at the conversation in Genesys Cloud.");

    /// <summary>OD4084: a refused change.</summary>
    public static readonly Rule ChangeRefused = new("OD4084", "change-refused", Error,
        "The service did not change the call.",
        "Hanging up needs conversation:communication:disconnect; wrapping up needs conversation:participant:wrapup " +
        "and conversation:communication:view.",
        "Read the service's code, and check the state of the call (ICallClient.GetAsync).");

    /// <summary>OD4085: a change with an unclear result.</summary>
    public static readonly Rule UnclearChange = new("OD4085", "unclear-change", Error,
        "Whether the call was changed is not clear.",
        "Time-outs, resets and most 5xx prove nothing either way; the request may be repeated.",
        "Check the state of the call (ICallClient.GetAsync), and try again.");

    /// <summary>OD4086: no leg of the user to wrap up.</summary>
    public static readonly Rule NoOwnLeg = new("OD4086", "no-own-leg", Error,
        "The conversation has no leg of the user's own.",
        "A wrap-up code belongs to the communication of a user's or agent's leg, and there is no such leg.",
        "Sign in as the user who was in the call, or name that user (OutdialOptions.UserId).");

    internal static ImmutableArray<Rule> All { get; } =
    [
        NoFollowing, LostSight, NoSuchConversation, EndedWithoutReason, ChangeRefused, UnclearChange, NoOwnLeg,
    ];
}
