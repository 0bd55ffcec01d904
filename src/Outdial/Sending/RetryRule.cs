using System.Collections.Immutable;
using System.Diagnostics;

namespace Outdial;

/// <summary>The one table of what is sent again. docs/never-dial-twice.md is written from it.</summary>
/// <remarks>What decides is what is proved: a request is sent again only if it was certainly not acted on.</remarks>
internal static class RetryRule
{
    internal static readonly RetryRow NotConnected = new(
        "not-connected",
        "The name was not found, no connection stood, TLS was not agreed on, or time ran out before the body began " +
        "to leave",
        "`NotSent`",
        Repeat.AfterBackOff,
        "A server that was not sent the body cannot have acted on it. The body itself records when it is first read, " +
        "which is after a connection stands.");

    internal static readonly RetryRow StreamRefused = new(
        "stream-refused",
        "HTTP/2: the server reset the request's stream as refused (`RST_STREAM` with `REFUSED_STREAM`)",
        "`NotSent`",
        Repeat.AfterBackOff,
        "RFC 9113, 8.7: the request was not processed. The frames are looked at: the end of a connection, whatever " +
        "its code, proves nothing. .NET's own transport would send it again at once, and is stopped.");

    internal static readonly RetryRow Throttled = new(
        "throttled",
        "429",
        "`Throttled`",
        Repeat.AfterWhatTheServiceAsks,
        "Documented as refused unread. Not if it asks to wait longer than `MaxRetryAfter` (180 s).");

    internal static readonly RetryRow TokenRejected = new(
        "token-rejected",
        "401 that blames the token, the first",
        "`Unauthorized`",
        Repeat.OnceWithANewToken,
        "The request was not let in. Tokens are taken back before they expire.");

    internal static readonly RetryRow NotLetIn = new(
        "not-let-in",
        "401 again, 401 for another reason, 403",
        "`Unauthorized`",
        Repeat.Never,
        "Not let in, and another try would not be either.");

    internal static readonly RetryRow Refused = new(
        "refused",
        "400, 404, 409, 413, 415; 500 with a code that says that no call was placed",
        "`Refused`",
        Repeat.Never,
        "Documented as refusals: the answer would be the same.");

    internal static readonly RetryRow Placed = new(
        "placed",
        "2xx with a conversation's id",
        "`Placed`",
        Repeat.Never,
        "It is done.");

    internal static readonly RetryRow Unreadable = new(
        "unreadable-success",
        "2xx without an id, not JSON, or not to be unpacked",
        "`Unknown`",
        Repeat.Never,
        "Something was done, and it is not said what.");

    internal static readonly RetryRow Unclear = new(
        "unclear-status",
        "Any other status: 408, 5xx, 3xx, other 4xx",
        "`Unknown`",
        Repeat.Never,
        "A gateway may say so after the call was handed on. Redirects are not followed: a redirected POST is another " +
        "one.");

    internal static readonly RetryRow Lost = new(
        "answer-lost",
        "The connection or the stream broke, or time ran out, after the body began to leave",
        "`Unknown`",
        Repeat.Never,
        "The answer is lost, the call perhaps not. After `GOAWAY` (HTTP/2) .NET's own transport would send the body " +
        "again, up to three times, whatever the server had read: it is stopped.");

    internal static readonly RetryRow CancelledInFlight = new(
        "cancelled-in-flight",
        "Cancelled after the body began to leave",
        "`Unknown`; exit code 6",
        Repeat.Never,
        "A request on its way cannot be called back.");

    internal static readonly RetryRow Cancelled = new(
        "cancelled",
        "Cancelled before the body began to leave",
        "`OperationCanceledException`; exit code 7",
        Repeat.Never,
        "Nothing was dialled, and nobody wants it any more.");

    internal static readonly RetryRow NoToken = new(
        "no-token",
        "No token was to be had",
        "`Unauthorized`, `Throttled` or `NotSent`",
        Repeat.Never,
        "Asking for a token dials nobody: that request has pauses and tries of its own, and these are used up.");

    internal static readonly RetryRow NoTurn = new(
        "no-turn",
        "Keeping to the service's rate would take longer than the time for the call",
        "`Throttled`",
        Repeat.Never,
        "Nothing left; sending sooner would be answered with 429.");

    internal static readonly RetryRow NoIntent = new(
        "no-intent",
        "A keyed call whose intent could not be made durable",
        "`NotSent`",
        Repeat.Never,
        "Without the intent a crash would leave no trace of the call.");

    internal static readonly RetryRow Stray = new(
        "stray-request",
        "A handler of the application sent the request outside of its one attempt, and the request itself did not " +
        "leave",
        "`NotSent`",
        Repeat.Never,
        "It was stopped before a byte left; another try would be too.");

    internal static ImmutableArray<RetryRow> All { get; } =
    [
        NotConnected, StreamRefused, Throttled, TokenRejected, NotLetIn, Refused, Placed, Unreadable, Unclear, Lost,
        CancelledInFlight, Cancelled, NoToken, NoTurn, NoIntent, Stray,
    ];

    /// <summary>The row that an attempt falls under.</summary>
    /// <param name="attempt">What became of it.</param>
    /// <param name="renewed">Whether another token was asked for already.</param>
    internal static RetryRow Of(Attempt attempt, bool renewed) => attempt switch
    {
        Attempt.NotSent { StreamRefused: true } => StreamRefused,
        Attempt.NotSent => NotConnected,
        Attempt.NoToken => NoToken,
        Attempt.NoTurn => NoTurn,
        Attempt.Barred { IsStray: true } => Stray,
        Attempt.Barred => NoIntent,
        Attempt.Lost { Reason.Rule: var rule } when rule == ServiceRules.CancelledInFlight => CancelledInFlight,
        Attempt.Lost => Lost,
        Attempt.Answered { Answer.Status: 429 } => Throttled,
        Attempt.Answered { Answer: { Status: 401 } answer } when !renewed && OutcomeRule.BlamesToken(answer) =>
            TokenRejected,
        Attempt.Answered { Answer.Status: 401 or 403 } => NotLetIn,
        Attempt.Answered { Answer.Status: >= 200 and < 300, ConversationId: not null } => Placed,
        Attempt.Answered { Answer.Status: >= 200 and < 300 } => Unreadable,
        Attempt.Answered answered => OutcomeRule.ProvesRefusal(answered.Answer) ? Refused : Unclear,
        _ => throw new UnreachableException(),
    };
}
