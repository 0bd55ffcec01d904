using System.Collections.Immutable;

namespace Outdial;

/// <summary>What became of a call: one of a closed set, and the caller has to look which.</summary>
/// <remarks>Exceptions are left for bugs, wrong options, and cancellation before anything was sent.</remarks>
public abstract record CallOutcome
{
    private CallOutcome()
    {
    }

    /// <summary>Findings about the call and the explanation of the answer; errors first explain why it was not
    /// placed.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The request as sent; null if the call never became one.</summary>
    public WireRequest? Request { get; init; }

    /// <summary>How often the call's request was tried, refused connections included; 0 if it never was.</summary>
    public int Attempts { get; init; }

    /// <summary>Every attempt, in order: its stamp, how far it came, and what was decided.</summary>
    public ImmutableArray<CallAttempt> Trail { get; init; } = [];

    /// <summary>Whether nothing was sent because a ledger had recorded this outcome before.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>The last answer to the call's or the token's request; null if there was none.</summary>
    public ServiceAnswer? Answer { get; init; }

    /// <summary>The service has created the conversation. The caller's own station is rung first (published
    /// API).</summary>
    /// <param name="ConversationId">The conversation's id.</param>
    public sealed record Placed(string ConversationId) : CallOutcome;

    /// <summary>The call is wrong, or the contract cannot express it: nothing was sent.</summary>
    public sealed record Invalid : CallOutcome;

    /// <summary>The service refused the call: nothing was dialled.</summary>
    public sealed record Refused : CallOutcome;

    /// <summary>The caller may not: no valid token (401), or no permission (403). Nothing was dialled.</summary>
    public sealed record Unauthorized : CallOutcome;

    /// <summary>The service takes no more requests for now, and the bound on waiting is reached. Nothing was
    /// dialled.</summary>
    public sealed record Throttled : CallOutcome;

    /// <summary>The call's request never left: service not reached, or no token to be had. Nothing was
    /// dialled.</summary>
    public sealed record NotSent : CallOutcome;

    /// <summary>The request left, and whether it was acted on cannot be known: the phone may be ringing.</summary>
    /// <remarks>Never repeat such a call unseen: look for it in Genesys Cloud first.</remarks>
    public sealed record Unknown : CallOutcome;
}
